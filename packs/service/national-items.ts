/** An item that a public national list names. Its code, terms and papers are the national catalogue's to say, not ours. */
export interface NationalItem {
  name: string
  nature: 'permit' | 'confirmation' | 'service' | 'other'
  decidedBy: string
  modes: ('remote' | 'collected' | 'authorised' | 'joint')[]
  /** The list that names it. */
  source: string
  /** What was checked and against what, and what was not. */
  basis: string
  checkedAgainst: string
}

const listed = '国办发〔2020〕35号附件《全国高频政务服务“跨省通办”事项清单》'

interface Listed {
  decidedBy: string
  /** The law that names who decides; without one the report itself does. */
  law?: string
  nature: NationalItem['nature']
  modes: NationalItem['modes']
  /** What the source says of them besides their names. */
  says?: string
  checkedAgainst: string
}

function by({ says, law, ...of }: Listed, ...names: string[]): NationalItem[] {
  const who = law === undefined ? '名称和实施机关已核对' : '名称已核对'
  const more = `${law === undefined ? '' : `；实施机关依${law}`}${says === undefined ? '；办理方式未核对' : `；${says}`}`
  const basis = `列入${listed}。${who}：${of.checkedAgainst}${more}；编码、材料和时限以国家目录和实施机关公布为准，本表未录。`
  return names.map((name) => ({ name, ...of, source: listed, basis }))
}

const police = { decidedBy: '公安机关', nature: 'other' } as const
const remote: NationalItem['modes'] = ['remote', 'collected']
const briefing = '国务院新闻办公室 2020年9月30日政策例行吹风会（新京报当日报道）'
const announced = `${briefing}；公安部 2021年5月10日发布的 2021年底前实现的 6 项`
const innerMongolia = '新华社 2020年12月17日电：内蒙古自治区“跨省通办”任务清单'
const first = { modes: remote, checkedAgainst: `${innerMongolia}（2020年底前）` }
const second = { modes: remote, checkedAgainst: `${innerMongolia}（2021年底前）` }
const fund = { decidedBy: '住房公积金管理中心', law: '《住房公积金管理条例》', nature: 'service' } as const

/**
 * Those items of the public list that can be stated by name and department, each with what it was checked against. Of the
 * list itself only its title and number could be read (its annex, with 140 items: 58 by the end of 2020, 74 by the end of
 * 2021, 8 later); what could not be checked is not here, and a county imports its own catalogue from Excel. The additions
 * of 国办发〔2022〕34号 could not be read at all.
 *
 * @source 国务院办公厅关于加快推进政务服务“跨省通办”的指导意见 (国办发〔2020〕35号, 2020-09-24), annex;
 *   国务院办公厅关于扩大政务服务“跨省通办”范围进一步提升服务效能的意见 (国办发〔2022〕34号, 2022-09-28): title and number;
 *   reports: bjnews.com.cn/detail/160145931015152.html; 新华社呼和浩特 2020-12-17
 */
export const nationalItems: readonly NationalItem[] = [
  ...by({ ...fund, ...first }, '正常退休提取住房公积金'),
  ...by({ ...fund, ...second }, '购房提取住房公积金'),
  ...by(
    { ...first, decidedBy: '社会保险经办机构', law: '《中华人民共和国社会保险法》', nature: 'service' },
    '企业职工基本养老保险关系转移接续',
    '城乡居民基本养老保险关系转移接续',
  ),
  ...by(
    { ...first, decidedBy: '公共就业服务机构', law: '《中华人民共和国就业促进法》', nature: 'service' },
    '失业登记',
  ),
  ...by({ ...first, decidedBy: '公证机构', law: '《中华人民共和国公证法》', nature: 'service' }, '机动车驾驶证公证'),
  ...by({ ...first, decidedBy: '生态环境主管部门', law: '《排污许可管理条例》', nature: 'permit' }, '排污许可'),
  ...by(
    { ...second, decidedBy: '不动产登记机构', law: '《不动产登记暂行条例》', nature: 'confirmation' },
    '不动产抵押登记',
  ),
  ...by(
    {
      ...police,
      modes: ['joint'],
      checkedAgainst: announced,
      says: '只在迁入地申请，迁入地和迁出地公安机关协同办理，2021年底前',
    },
    '工作调动户口迁移',
    '大中专院校录取学生户口迁移',
    '大中专学生毕业户口迁移',
    '夫妻投靠户口迁移',
    '父母投靠子女户口迁移',
  ),
  ...by(
    { ...police, modes: ['collected'], checkedAgainst: announced, says: '异地申请开具，2021年底前，办理方式未核对' },
    '开具户籍类证明',
  ),
  ...by(
    { ...police, modes: ['collected'], checkedAgainst: briefing, says: '异地申请开具，2021年底前，办理方式未核对' },
    '开具无犯罪记录证明',
  ),
]
