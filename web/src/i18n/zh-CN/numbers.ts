export default {
  says: '{{kind}}统计',
  none: '这里还没有可看的统计。',
  period: '时期',
  by: '按什么分',
  of: '数据',
  real: '实际业务',
  samples: '样例',
  nothing: '暂无',
  without: '未写明',
  more_other: '全部 {{count}} 行',
}
