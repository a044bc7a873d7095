import { fill, sentences } from '../assets/i18n.js';

const TEXTS = {
  title: ['上门填表', 'At the door'],
  skip: ['跳到正文', 'Skip to the content'],
  otherLanguage: ['English', '中文'],
  offline: ['无网络', 'No network'],
  waitingCount: ['{0} 份待发送', '{0} waiting to be sent'],
  home: ['首页', 'Start'],
  loading: ['载入中…', 'Loading…'],

  find: ['查找', 'Find'],
  findWhat: ['姓名、名称、号码或地址', 'Name, number or address'],
  findKind: ['查找范围', 'Look among'],
  findAll: ['全部', 'Everything'],
  found: ['找到 {0} 个', '{0} found'],
  foundMore: ['还有更多：请输入更完整的内容', 'There are more: type more of it'],
  foundNothing: [
    '没有找到“{0}”。请检查姓名、号码是否完整，或改用地址查找。',
    'Nothing found for “{0}”. Check that the name or number is complete, or look for the address.'],
  findEmpty: ['请先输入要查找的内容。', 'Type what to look for first.'],
  unknown: ['尚无任何部门登记？直接开表：', 'Not known to any department yet? Open a form for:'],
  unknownOf: ['未登记的{0}', 'Not known yet: {0}'],
  findOffline: [
    '现在没有网络，无法查找。已在本机打开过的表单见下方。',
    'There is no network, so nothing can be looked up. Forms opened on this device are below.'],

  forms: ['表单', 'Forms'],
  formsNone: ['没有关于它的表单。可从下方的相关对象打开表单。', 'No form is about this. Open one from what it leads to, below.'],
  formOf: ['{0}的表单', 'A form of {0}'],
  open: ['打开', 'Open'],
  openNeeds: ['要打开这张表，请填写：', 'To open this form, fill in:'],
  leadsTo: ['相关对象', 'What it leads to'],
  ofAll: ['共 {0} 个，显示前 {1} 个', '{1} of {0}'],
  nobody: ['没有这个对象，可能已被删除。', 'There is nobody and nothing here; it may have been removed.'],

  tallyKnown: ['项已知', 'known'],
  tallyAsk: ['项要问', 'to ask'],
  tallyDisputed: ['项有争议', 'disputed'],
  toAsk: ['要问的', 'To ask'],
  nothingToAsk: ['没有要问的：各部门都已掌握。', 'Nothing to ask: departments know it all.'],
  known: ['已掌握的', 'What is known'],
  subjectItself: ['基本情况', 'Itself'],
  KNOWN: ['已知', 'Known'],
  STALE: ['待更新', 'Out of date'],
  DISPUTED: ['有争议', 'Disputed'],
  MISSING: ['缺失', 'Missing'],
  from: ['来自{0}', 'From {0}'],
  fromForm: ['来自{0}（填表）', 'From {0} (a form)'],
  fromAt: ['{0}，{1}', '{0}, {1}'],
  was: ['原值：{0}', 'It was: {0}'],
  same: ['没有变', 'Still so'],
  required: ['必填', 'required'],
  optional: ['选填', 'optional'],
  choose: ['请选择', 'Choose'],
  yes: ['是', 'Yes'],
  no: ['否', 'No'],
  wrong: ['有误', 'Wrong'],
  wrongOf: ['“{0}”有误，更正', 'Correct “{0}”'],
  rightValue: ['{0}：正确的值', '{0}: the right value'],
  keep: ['不更正', 'Leave as it is'],
  keepOf: ['不更正“{0}”', 'Leave “{0}” as it is'],
  ownerDecides: [
    '这个值归{0}管。填写别的值，会作为纠错单转给{0}，由其决定；决定之前仍显示原值。',
    '{0} owns this value. Another answer goes there as a correction, and {0} decides; until then the value stays as it is.'],
  evidence: ['依据，如证件名称和编号', 'What shows it, such as a document and its number'],
  correctionWaits: [
    '“{0}”的纠错单已转{1}，等待其决定；决定之前仍显示原值。',
    '“{0}”: the correction waits for {1} to decide. Until then the value stays as it is.'],
  none: ['无', 'None'],
  number: ['第 {0} 个', 'No. {0}'],

  reporter: ['填报人', 'Who reports'],
  reporterHint: ['姓名或工号', 'Name or staff number'],
  department: ['填报部门', 'For which department'],
  send: ['提交', 'Send'],
  sent: ['已提交：{0}。', 'Sent: {0}.'],
  sentCleared: ['本机上的内容已清除。', 'What was kept of it on this device has been deleted.'],
  waiting: ['等待发送', 'Waiting to be sent'],
  waitingWhy: [
    '回答已保存在本机。网络恢复后自动发送，页面开着时每半分钟再试一次；重复发送不会重复登记。',
    'The answers are kept on this device. They are sent when the network is back, and tried every half minute while this page is open; sending twice records nothing twice.'],
  editAgain: ['取回修改', 'Take back and change'],
  sendNow: ['现在发送', 'Send now'],
  refused: ['没有提交成功，请修改 {0} 处：', 'Not sent. Change this ({0}):'],
  refusedShort: ['需修改', 'To be changed'],
  trouble: ['合一出了问题，回答仍保存在本机：', 'The hub has a fault; the answers are kept on this device:'],
  missingAnswer: ['请填写“{0}”。', 'Answer “{0}”.'],
  badNumber: ['“{0}”应为数字。', '“{0}” is a number.'],
  badWhole: ['“{0}”应为整数。', '“{0}” is a whole number.'],
  badPattern: ['“{0}”格式不符：{1}', '“{0}” does not have the form {1}'],
  nothingAnswered: ['还没有填写任何内容。', 'Nothing has been answered yet.'],
  savedCopy: ['没有网络：这是 {0} 保存在本机的内容。', 'No network: this is what was kept on this device on {0}.'],

  device: ['本机上的表单', 'Forms on this device'],
  deviceNone: ['没有。打开的表单会保存在本机，提交后自动清除。', 'None. A form that is opened is kept here until it has been sent.'],
  deviceWhy: ['含个人信息：不再需要的请删除。', 'They hold personal data: delete what is no longer needed.'],
  deviceFull: ['本机已存满：请先发送或删除部分表单。', 'This device is full: send or delete some forms first.'],
  draft: ['已填 {0} 项', '{0} answered'],
  opened: ['已打开', 'Opened'],
  delete: ['从本机删除', 'Delete from this device'],
  deleteOf: ['从本机删除“{0}”', 'Delete “{0}” from this device'],
  deleteAll: ['全部从本机删除', 'Delete all from this device'],
  deleteSure: ['从本机删除？尚未提交的回答将丢失。', 'Delete from this device? Answers that were not sent will be lost.'],
  deleted: ['已从本机删除。', 'Deleted from this device.'],
  gone: ['这张表单已不在本机：已提交，或已删除。', 'This form is no longer on this device: it was sent or deleted.'],

  away: ['现在连不上合一。请检查网络，稍后再试。', 'The hub cannot be reached. Check the network and try again.'],
  wrongPath: ['没有这个页面。', 'There is no such page.'],
  toStart: ['回到首页', 'Go to the start'],
  again: ['重试', 'Try again'],
};

/** The page's sentences in the person's language. */
export const t = sentences(TEXTS);

/** A sentence about a field in both languages, as the hub's faults have theirs. */
export function everyLanguage(name, { label, labelZh, pattern }) {
  const [zh, en] = TEXTS[name];
  return { zh: fill(zh, [labelZh, pattern]), en: fill(en, [label, pattern]) };
}
