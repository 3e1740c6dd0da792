import { atLeast, atMost, type Condition, type PlainDay, type SettingDefault, type Text, text } from '@lianyu/kernel'

/** What one rung asks, as data: a county's setting may replace all of it, with a day from which it holds. */
export interface RungRule {
  id: string
  label: Text
  /** The recognition that shows it; without one the figures themselves do. */
  certificate?: string
  /** It stands beside the ladder and not on it. */
  aside?: true
  /** Only for these sectors; where the register names none, a firm counts as industry. */
  of?: string[]
  /** No paper of it is noted here and its score is given elsewhere: figures make a firm ready for it and never more. */
  elsewhere?: true
  source: Text
  lines: { id: string; label: Text; when: Condition; sample?: true }[]
}

export interface LadderRules {
  validFrom: PlainDay
  rungs: RungRule[]
}

const wan = 1_000_000
const yi = 10_000 * wan
const all = (...conditions: Condition[]): Condition => ({ all: conditions })
const any = (...conditions: Condition[]): Condition => ({ any: conditions })
const line = (id: string, zh: string, en: string, when: Condition, sample?: true) => ({
  id,
  label: text(zh, en),
  when,
  ...(sample ? { sample } : {}),
})

/** 限额以上: what 规上 is for industry, for who sells and who lodges; shown by the same entry in the statistics. */
const aboveQuota = (sector: string, zh: string, en: string, least: number): RungRule => ({
  id: `above-quota-${sector}`,
  label: text('限额以上', 'Above quota'),
  certificate: 'cert-above-scale',
  of: [sector],
  source: text(
    `国家统计局：限额以上${zh}年营业收入 ${least} 万元`,
    `National statistics: ${least / 100} million yuan in ${en}`,
  ),
  lines: [
    line(
      'revenue',
      `年营业收入 ${least} 万元以上`,
      `Revenue of ${least / 100} million yuan`,
      atLeast('revenueFen', least * wan),
    ),
  ],
})

/**
 * From the smallest enterprise to the little giant. Numbers that no text at hand prints are examples and say so; the
 * others name where they come from, second-hand ones too, and none counts as checked before somebody has checked it.
 *
 * @source domain-rules d: the thresholds of 规上, 限额以上, 高企, 科技型, 专精特新 and 小巨人
 */
export const ladderRules: LadderRules = {
  validFrom: '2026-01-01',
  rungs: [
    {
      id: 'micro',
      label: text('小微', 'Micro'),
      source: text('登记在册即为起点', 'Registered: where everybody begins'),
      lines: [],
    },
    {
      id: 'below-scale',
      label: text('规下', 'Below scale'),
      source: text('工信部联企业〔2011〕300号（小型企业，未核对）', '工信部联企业〔2011〕300号 (small, not checked)'),
      lines: [
        line('revenue', '年营业收入 300 万元以上', 'Revenue of 3 million yuan', atLeast('revenueFen', 300 * wan)),
        line('staff', '从业人员 20 人以上', 'A staff of 20', atLeast('staff', 20)),
      ],
    },
    {
      id: 'above-scale',
      label: text('规上', 'Above scale'),
      certificate: 'cert-above-scale',
      of: ['industry', 'building', 'service', 'farming'],
      source: text(
        '国家统计局：规模以上工业年主营业务收入 2000 万元',
        'National statistics: 20 million yuan of main business',
      ),
      lines: [
        line('revenue', '年营业收入 2000 万元以上', 'Revenue of 20 million yuan', atLeast('revenueFen', 2_000 * wan)),
      ],
    },
    aboveQuota('wholesale', '批发业', 'wholesale', 2_000),
    aboveQuota('retail', '零售业', 'retail', 500),
    aboveQuota('hospitality', '住宿和餐饮业', 'hotels and catering', 200),
    {
      id: 'innovative',
      label: text('创新型', 'Innovative'),
      certificate: 'cert-innovative',
      source: text('工信部企业〔2022〕63号（评价得分为示例）', '工信部企业〔2022〕63号 (the score is an example)'),
      lines: [line('score', '评价得分 60 分以上', 'A score of 60', atLeast('innovativeScore', 60), true)],
    },
    {
      id: 'specialised',
      label: text('专精特新', 'Specialised'),
      certificate: 'cert-specialised',
      source: text('工信部企业〔2022〕63号（二手，未核对）', '工信部企业〔2022〕63号 (second-hand, not checked)'),
      lines: [
        line('years', '从事细分市场 2 年以上', 'Two years in the niche', atLeast('nicheYears', 2)),
        line('rd', '上年研发费用 100 万元以上', 'R&D of 1 million yuan', atLeast('rdFen', 100 * wan)),
        line('rd-share', '研发费用占比 3% 以上', 'R&D of 3 % of revenue', atLeast('rdPercent', 3)),
        line(
          'size',
          '营业收入 1000 万元以上，或近两年新增股权融资 2000 万元以上',
          'Revenue of 10 million yuan, or 20 million of new equity in two years',
          any(atLeast('revenueFen', 1_000 * wan), atLeast('equityTwoYearsFen', 2_000 * wan)),
        ),
        line('score', '评价得分 60 分以上', 'A score of 60', atLeast('specialisedScore', 60)),
      ],
    },
    {
      id: 'giant',
      label: text('小巨人', 'Little giant'),
      certificate: 'cert-giant',
      source: text('工信部企业〔2022〕63号（二手，未核对）', '工信部企业〔2022〕63号 (second-hand, not checked)'),
      lines: [
        line('years', '从事细分市场 3 年以上', 'Three years in the niche', atLeast('nicheYears', 3)),
        line('main', '主营业务收入占比 70% 以上', 'Main business 70 % of revenue', atLeast('mainPercent', 70)),
        line('growth', '近两年营收平均增长 5% 以上', 'Mean growth of 5 % in two years', atLeast('growthPercent', 5)),
        line('debt', '资产负债率不高于 70%', 'Debt at most 70 % of assets', atMost('debtPercent', 70)),
        line(
          'niche',
          '细分市场占有率 10% 以上',
          'A tenth of the niche in the country',
          atLeast('nicheSharePercent', 10),
        ),
        line(
          'rd',
          '研发投入达到所在营收档次',
          'R&D as its revenue asks',
          any(
            all(atLeast('revenueFen', yi), atLeast('rdPercent', 3)),
            all(atLeast('revenueFen', 5_000 * wan), atMost('revenueFen', yi - 1), atLeast('rdPercent', 6)),
            all(
              atMost('revenueFen', 5_000 * wan - 1),
              atLeast('equityTwoYearsFen', 8_000 * wan),
              atLeast('rdFen', 3_000 * wan),
            ),
          ),
        ),
      ],
    },
    {
      id: 'tech-based',
      label: text('科技型', 'Tech-based'),
      aside: true,
      elsewhere: true,
      source: text(
        '科技型中小企业评价（二手，未核对）；评价得分由评价系统给出，这里没有',
        'Appraisal of tech-based SMEs (second-hand, not checked); its score is given by the appraisal, not kept here',
      ),
      lines: [
        line('staff', '从业人员不超过 500 人', 'A staff of 500 at most', atMost('staff', 500)),
        line('revenue', '年销售收入不超过 2 亿元', 'Sales of 200 million yuan at most', atMost('revenueFen', 2 * yi)),
        line('assets', '资产总额不超过 2 亿元', 'Assets of 200 million yuan at most', atMost('assetsFen', 2 * yi)),
      ],
    },
    {
      id: 'high-tech',
      label: text('高企', 'High-tech'),
      certificate: 'cert-high-tech',
      aside: true,
      source: text('国科发火〔2016〕32号（创新能力得分未核对）', '国科发火〔2016〕32号 (the score is not checked)'),
      lines: [
        line('years', '注册 1 年以上', 'A year since registration', atLeast('registeredYears', 1)),
        line('ip', '有核心知识产权', 'Core intellectual property', atLeast('ipCount', 1)),
        line('people', '科技人员占比 10% 以上', 'R&D staff of 10 %', atLeast('rdStaffPercent', 10)),
        line(
          'rd',
          '近三年研发费用占比达到所在营收档次',
          'R&D over three years as its revenue asks',
          any(
            all(atMost('revenueFen', 5_000 * wan), atLeast('rdThreeYearsPercent', 5)),
            all(
              atLeast('revenueFen', 5_000 * wan + 1),
              atMost('revenueFen', 2 * yi),
              atLeast('rdThreeYearsPercent', 4),
            ),
            all(atLeast('revenueFen', 2 * yi + 1), atLeast('rdThreeYearsPercent', 3)),
          ),
        ),
        line('home', '境内研发费用占比 60% 以上', '60 % of R&D in the country', atLeast('rdHomePercent', 60)),
        line('income', '高新技术产品收入占比 60% 以上', 'High-tech income of 60 %', atLeast('hightechPercent', 60)),
        line('score', '创新能力得分 71 分以上', 'A score above 70', atLeast('hightechScore', 71)),
      ],
    },
  ],
}

export const ladderSetting: SettingDefault = {
  key: 'enterprise.ladder',
  label: text('企业梯次培育标准', 'Thresholds of the ladder'),
  value: ladderRules,
  source: text('各项标准的出处写在各级台阶上', 'Each rung names its own source'),
  validFrom: '2026-01-01',
  checked: false,
}
