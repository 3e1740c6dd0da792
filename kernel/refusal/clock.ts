import { entry } from './sorts.ts'

export const clockRefusals = {
  'clock.bad-day': entry<{ day: string }>(
    'invalid',
    (f) => `“${f.day}”不是有效日期。请按 2026-10-12 的格式填写真实存在的日期。`,
    (f) => `"${f.day}" is not a day. Write a day that exists, like 2026-10-12.`,
  ),
  'clock.bad-instant': entry<{ instant: string }>(
    'invalid',
    (f) => `“${f.instant}”不是有效时刻。请用 UTC 毫秒格式，如 2026-10-12T01:30:00.000Z。`,
    (f) => `"${f.instant}" is not an instant. Write UTC with milliseconds, like 2026-10-12T01:30:00.000Z.`,
  ),
  'clock.bad-offset': entry<{ offsetMinutes: number }>(
    'invalid',
    (f) => `时区偏移 ${f.offsetMinutes} 分钟无效。请填 -720 到 840 之间的整数，北京时间为 480。`,
    (f) =>
      `A zone offset of ${f.offsetMinutes} minutes is not possible. Use a whole number from -720 to 840; China is 480.`,
  ),
  'clock.bad-budget': entry<{ budget: number }>(
    'invalid',
    (f) => `时限“${f.budget}”无效。请填 1 到 3650 之间的整数。`,
    (f) => `A time budget of ${f.budget} is not possible. Use a whole number from 1 to 3650.`,
  ),
  'clock.bad-amber': entry<{ amber: number; budget: number }>(
    'invalid',
    (f) => `临期提醒“${f.amber}”无效。请填 0 到时限 ${f.budget} 之间的整数。`,
    (f) => `An amber mark of ${f.amber} is not possible. Use a whole number from 0 to the budget, ${f.budget}.`,
  ),
  'clock.bad-unit': entry<{ unit: string }>(
    'invalid',
    (f) => `时限单位“${f.unit}”无效。请选工作日、自然日或小时。`,
    (f) => `"${f.unit}" is not a unit of a clock. Use working-days, natural-days or hours.`,
  ),
  'clock.bad-rung': entry<{ rung: string }>(
    'invalid',
    (f) => `催办阶梯“${f.rung}”无效或重复。每一级须有唯一编号、触发时点和处理方式。`,
    (f) => `Rung "${f.rung}" is not possible or stands twice. Give each an id of its own, a moment and what it does.`,
  ),
  'clock.out-of-range': entry<{ days: number }>(
    'invalid',
    (f) => `时限跨度达 ${f.days} 天，超出可计算范围。请检查收件、办结或中止日期是否填错。`,
    (f) =>
      `The clock would run over ${f.days} days, which is out of range. Check its days of receipt, end and suspension.`,
  ),
  'clock.unknown-ground': entry<{ ground: string; allowed: string }>(
    'invalid',
    (f) => `“${f.ground}”不是可以中止计时的法定事由。可用事由：${f.allowed || '无'}。请改选，或不中止计时。`,
    (f) =>
      `"${f.ground}" is not a ground that may suspend this clock. Allowed: ${f.allowed || 'none'}. Choose one, or let the clock run.`,
  ),
  'clock.bad-suspension': entry<{ from: string; to: string }>(
    'invalid',
    (f) => `中止时段 ${f.from} 至 ${f.to || '未定'} 无效。请填真实时间，结束不得早于开始。`,
    (f) =>
      `A suspension from ${f.from} to ${f.to || 'open'} is not possible. Use real times, the end not before the start.`,
  ),
  'clock.bad-extension': entry<{ by: number }>(
    'invalid',
    (f) => `延长“${f.by}”无效。请填不小于 1 的整数。`,
    (f) => `An extension by ${f.by} is not possible. Use a whole number of 1 or more.`,
  ),
  'clock.extension-too-late': entry<{ on: string; due: string }>(
    'conflict',
    (f) => `时限已于 ${f.due} 届满，${f.on} 作出的延长无效。延长须在届满前批准。`,
    (f) => `The clock ran out at ${f.due}; an extension of ${f.on} has no effect. Extend before it runs out.`,
  ),
}
