package org.heyi.demo.city.model;

import java.util.List;

/** Invented names of people, roads and enterprises. */
public final class Names {
    private static final List<String> SURNAMES = characters(
            "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文");
    private static final List<String> MALE = characters("伟强磊军洋勇杰涛明超刚平辉鹏华飞鑫波斌宇浩凯健俊帆帅旭宁龙林阳建国志文博瑞晨轩泽睿昊诚");
    private static final List<String> FEMALE = characters("芳娜敏静丽艳娟霞秀燕玲桂红梅兰英萍莉婷雪慧琳洁云莹倩蓉薇菲璐欣怡佳颖妍瑶诗涵梦月晓春秋");
    private static final List<String> BRANDS = characters("恒鑫盛宏瑞泰达兴隆华诚信源丰润通联创新远航东方海江澄暨阳昌裕利德汇金银辰星科宇天和顺康福安祥");
    private static final List<String> TRADES = List.of(
            "纺织", "毛纺", "钢铁", "金属制品", "机械制造", "电子科技", "新材料", "化工", "物流", "贸易", "餐饮", "建筑工程", "环保科技", "食品", "服饰", "包装",
            "汽车零部件", "新能源", "信息技术", "装饰");
    private static final List<String> ROADS = List.of(
            "人民", "中山", "环城", "花园", "滨江", "朝阳", "虹桥", "青果", "文化", "长江", "澄杨", "芙蓉", "暨阳", "香山", "锡澄", "延陵", "大桥", "果园",
            "西园", "新华", "健康", "建设", "学院", "临港");
    private static final List<String> ROAD_KINDS = List.of("路", "路", "街", "大道", "巷", "弄");

    private final Draw draw;

    public Names(Draw draw) {
        this.draw = draw;
    }

    static List<String> characters(String text) {
        return text.codePoints().mapToObj(Character::toString).toList();
    }

    /** Frequent surnames stand in front and are drawn more often. */
    String surname(long index) {
        int first = draw.below(SURNAMES.size(), "surname", index);
        int second = draw.below(SURNAMES.size(), "surname-again", index);
        return SURNAMES.get(Math.min(first, second));
    }

    String given(boolean male, long index) {
        List<String> pool = male ? MALE : FEMALE;
        String first = draw.pick(pool, "given-1", index);
        return draw.permille(300, "given-length", index) ? first : first + draw.pick(pool, "given-2", index);
    }

    /** The name with its last character another one, as a typing error leaves it. */
    public String mistyped(String name, long index) {
        return name.substring(0, name.length() - 1) + draw.pick(MALE, "typing-error", index);
    }

    String road(long index) {
        return draw.pick(ROADS, "road", index) + draw.pick(ROAD_KINDS, "road-kind", index);
    }

    /** A word of two characters that enterprises, projects and associations begin with. */
    public String brand(long index) {
        return draw.pick(BRANDS, "brand-1", index) + draw.pick(BRANDS, "brand-2", index);
    }

    /** What an enterprise makes or sells, in a word. */
    public String trade(long index) {
        return draw.pick(TRADES, "trade", index);
    }
}
