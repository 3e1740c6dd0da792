import { entry } from './sorts.ts'

export const indicatorRefusals = {
  'indicator.unknown': entry<{ indicator: string }>(
    'not-found',
    (f) => `没有指标“${f.indicator}”。请从指标目录里选。`,
    (f) => `There is no indicator "${f.indicator}". Choose one from the list of indicators.`,
  ),
  'indicator.bad-period': entry<{ period: string }>(
    'invalid',
    (f) => `“${f.period}”不是统计期。请写 2026、2026-H1、2026-Q1 或 2026-03。`,
    (f) => `"${f.period}" is not a period. Write 2026, 2026-H1, 2026-Q1 or 2026-03.`,
  ),
  'indicator.bad-dimension': entry<{ by: string; known: string }>(
    'invalid',
    (f) => `不能按“${f.by}”分组。可以按：${f.known}。`,
    (f) => `It cannot be split by "${f.by}". It can by: ${f.known}.`,
  ),
  'indicator.ratio': entry<{ of: string }>(
    'invalid',
    (f) => `比率没有自己的明细。请分别打开：${f.of}。`,
    (f) => `A ratio has no matters of its own. Open the numbers that it divides: ${f.of}.`,
  ),
  'indicator.bad-shape': entry<{ amount: number; shape: string }>(
    'invalid',
    (f) => `目标 ${f.amount} 不能按 ${f.shape} 分到各月。目标和各月权重都须不小于 0，权重不能全为 0。`,
    (f) => `A target of ${f.amount} cannot be split by ${f.shape}. Both must be 0 or more, and the weights not all 0.`,
  ),
  'score.unknown': entry<{ score: string }>(
    'not-found',
    (f) => `没有评价规则“${f.score}”。请先提出并批准设置 score.${f.score}。`,
    (f) => `There is no score rule "${f.score}". Propose the setting score.${f.score} and have it approved first.`,
  ),
  'score.bad-rule': entry<{ rule: string; why: string }>(
    'invalid',
    (f) => `评价规则“${f.rule}”不能用：${f.why}。请改好后重新提交。`,
    (f) => `The score rule "${f.rule}" cannot be used: ${f.why}. Mend it and hand it in again.`,
  ),
  'score.unknown-veto': entry<{ veto: string }>(
    'invalid',
    (f) => `规则里没有否决项“${f.veto}”。请用规则列出的否决项。`,
    (f) => `The rule has no veto "${f.veto}". Use one that the rule lists.`,
  ),
  'score.bad-ballot': entry<{ ballot: number; units: number }>(
    'invalid',
    (f) => `第 ${f.ballot} 张票无效。每张票须把 ${f.units} 个单位各排一次名次。`,
    (f) => `Ballot ${f.ballot} is not valid. Each ballot must rank all ${f.units} units once.`,
  ),
  'tally.still-sealed': entry<{ offices: string[] }>(
    'conflict',
    (f) => `还有票没有开封（${f.offices.join('、')}），暂不能核定得分。请稍候或联系其站点。`,
    (f) =>
      `Ballots are still shut (${f.offices.join(', ')}), so the scores cannot be settled. Wait, or ask their node.`,
  ),
}
