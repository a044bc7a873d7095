package org.heyi.demo.city.department;

import java.util.ArrayList;
import java.util.List;

/** The list of responsibilities: 24 departments and 150 types of matter. */
final class MatterTypes {
    static final List<String> DEPARTMENTS = List.of(
            "公安局",
            "民政局",
            "住房和城乡建设局",
            "市场监督管理局",
            "人力资源和社会保障局",
            "卫生健康委员会",
            "城市管理局",
            "应急管理局",
            "生态环境局",
            "交通运输局",
            "水利局",
            "农业农村局",
            "教育局",
            "司法局",
            "自然资源和规划局",
            "消防救援大队",
            "文体广电和旅游局",
            "商务局",
            "财政局",
            "发展和改革委员会",
            "工业和信息化局",
            "退役军人事务局",
            "医疗保障局",
            "行政审批局");
    private static final int COUNT = 150;
    /** Category code, then what a matter of it is about. */
    private static final List<List<String>> SUBJECTS = List.of(
            List.of("1", "消防通道堵塞", "电动车违规充电", "燃气安全隐患", "高空坠物隐患", "危房隐患"),
            List.of("2", "垃圾乱堆放", "污水外溢", "油烟扰民", "噪音扰民", "占道经营"),
            List.of("3", "邻里纠纷", "物业纠纷", "劳资纠纷", "宅基地纠纷", "消费纠纷"),
            List.of("4", "老年人帮扶", "路灯维修", "自来水故障", "社保咨询", "入学咨询"),
            List.of("5", "无证经营", "价格投诉", "食品安全投诉", "虚假宣传", "假冒商品"),
            List.of("6", "流动人口登记", "电信诈骗线索", "赌博线索", "违规停车", "犬只扰民"));

    private static final List<String> ACTIONS = List.of("上报", "处置", "核查", "回访", "巡查");

    /** @param department index of the responsible one */
    record Type(int index, String code, String name, int department, String category, int limitDays) {}

    private MatterTypes() {}

    static String departmentCode(int department) {
        return "BM%02d".formatted(department + 1);
    }

    /** Always the same 150. */
    static List<Type> all() {
        List<Type> types = new ArrayList<>();
        for (int index = 0; index < COUNT; index++) {
            List<String> subjects = SUBJECTS.get(index % SUBJECTS.size());
            int round = index / SUBJECTS.size();
            String name = subjects.get(1 + round % 5) + ACTIONS.get(round / 5);
            int department = index * 7 % DEPARTMENTS.size();
            types.add(new Type(
                    index, "SX%04d".formatted(index + 1), name, department, subjects.get(0), 1 + index * 11 % 15));
        }
        return types;
    }
}
