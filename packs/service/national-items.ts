/** An item that a public national list names. Its code, terms and papers are the national catalogue's to say, not ours. */
export interface NationalItem {
  name: string
  nature: 'confirmation' | 'service' | 'other'
  decidedBy: string
  /** The list that names it. */
  source: string
  basis: string
}

const listed = '国办发〔2020〕35号附件《全国高频政务服务“跨省通办”事项清单》'
const basis = `列入${listed}；编码、材料和时限以国家目录和实施机关公布为准，本表未录。`

const by = (decidedBy: string, nature: NationalItem['nature'], ...names: string[]): NationalItem[] =>
  names.map((name) => ({ name, nature, decidedBy, source: listed, basis }))

/**
 * Those items of the public list that could be stated by name and department: 住房公积金 (3 by the end of 2020, 5 by the end
 * of 2021) and 户口 (2021). The list has 140; the others are not here because they could not be checked, and a county
 * imports its own catalogue from Excel.
 *
 * @source 国务院办公厅关于加快推进政务服务“跨省通办”的指导意见 (国办发〔2020〕35号), annex
 */
export const nationalItems: readonly NationalItem[] = [
  ...by(
    '住房公积金管理中心',
    'service',
    '个人住房公积金缴存贷款等信息查询',
    '出具贷款职工住房公积金缴存使用证明',
    '正常退休提取住房公积金',
    '住房公积金单位登记开户',
    '住房公积金单位及个人缴存信息变更',
    '购房提取住房公积金',
    '开具住房公积金个人住房贷款全部还清证明',
    '提前还清住房公积金贷款',
  ),
  ...by(
    '公安机关',
    'other',
    '工作调动户口迁移',
    '大中专院校录取学生户口迁移',
    '大中专学生毕业户口迁移',
    '夫妻投靠户口迁移',
    '父母投靠子女户口迁移',
    '开具户籍类证明',
  ),
]
