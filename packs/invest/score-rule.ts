import { type SettingDefault, text } from '@lianyu/kernel'

/**
 * How teams are compared: contracts first, then reports and visits, each with a cap so that running about does not
 * outweigh signing. Units only, and inside until published. Local practice: no source fixes these points.
 */
export const teamScore: SettingDefault = {
  key: 'score.invest-teams',
  label: text('招商队伍评价办法', 'How teams are scored'),
  value: {
    by: 'team',
    values: {
      contracts: { indicator: 'lead.contracted' },
      reports: { indicator: 'lead.reported' },
      visits: { indicator: 'visit.count' },
    },
    rule: {
      version: 1,
      validFrom: '2026-01-01',
      label: text('招商队伍评价', 'Score of teams'),
      source: text('各地自定，启用前请核定', 'Local practice: to be fixed before use'),
      digits: { line: 2, total: 2 },
      items: [
        { id: 'contracts', label: text('签正式合同', 'Contracts signed'), how: { each: 20 }, cap: 60 },
        { id: 'reports', label: text('新增首报', 'First reports'), how: { each: 5 }, cap: 25 },
        { id: 'visits', label: text('走访', 'Visits'), how: { each: 1 }, cap: 15 },
      ],
    },
  },
  source: text('各地自定，启用前请核定', 'Local practice: to be fixed before use'),
  validFrom: '2026-01-01',
  checked: false,
}
