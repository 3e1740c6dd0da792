import { nationalItems } from '@lianyu/packs'
import type { Agreements } from './agreements.ts'
import type { Days } from './days.ts'
import { liling, registeredAt, sampleItems } from './sample-items.ts'
import type { Script } from './script.ts'

/** The catalogue: samples of what the two decide for each other, and the published list, which has no figures of ours. */
export function items(script: Script, days: Days, { service }: Agreements): void {
  for (const { code, name, nature, party, figures } of sampleItems) {
    script.open(`item ${name}`, {
      at: registeredAt(days),
      by: { party, desk: 'service-window', role: 'officer' },
      kind: 'item',
      under: service,
      data: {
        code,
        name,
        nature,
        source: '示例目录',
        basis: '示例：依据以正式目录为准。',
        decidedBy: '示例承办部门',
        modes: ['collected'],
        legalDays: nature === 'permit' ? 20 : 30,
        result: '示例证照或决定',
        feeFen: 0,
        papersNow: 3,
        tripsNow: 1,
        validFrom: days.work(-96),
        sample: true,
        ...figures,
      },
    })
  }
  for (const { name, nature, decidedBy, source, basis } of nationalItems) {
    script.open(`national ${name}`, {
      at: days.at(-96, '09:40'),
      by: { party: liling, desk: 'service-window', role: 'officer' },
      kind: 'item',
      under: service,
      data: { name, nature, decidedBy, source, basis, modes: ['remote', 'collected'], validFrom: days.work(-96) },
    })
  }
}
