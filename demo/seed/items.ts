import { nationalItems } from '@lianyu/packs'
import type { Agreements } from './agreements.ts'
import type { Days } from './days.ts'
import { liling, registeredAt, sampleItems } from './sample-items.ts'
import type { Script } from './script.ts'

/** Which samples may be applied for online, with their papers; what has a keeper is fetched there. */
const online: Record<string, { name: string; hadFrom?: string }[]> = {
  '示例 社会保险关系转移': [
    { name: '转移申请表' },
    { name: '身份证明', hadFrom: '公安部门' },
    { name: '参保缴费凭证', hadFrom: '社保经办机构' },
  ],
  '示例 灵活就业登记': [{ name: '登记表' }, { name: '身份证明', hadFrom: '公安部门' }],
  '示例 个体工商户登记': [{ name: '登记申请书' }, { name: '经营场所证明' }, { name: '身份证明', hadFrom: '公安部门' }],
  '示例 转学手续': [{ name: '转学申请表' }, { name: '学籍证明', hadFrom: '教育部门' }],
  '示例 养老保险待遇资格认证': [{ name: '近期照片' }, { name: '身份证明', hadFrom: '公安部门' }],
}

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
        modes: online[name] === undefined ? ['collected'] : ['remote', 'collected'],
        ...(online[name] === undefined ? {} : { papers: online[name] }),
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
  for (const { name, nature, decidedBy, modes, source, basis } of nationalItems) {
    script.open(`national ${name}`, {
      at: days.at(-96, '09:40'),
      by: { party: liling, desk: 'service-window', role: 'officer' },
      kind: 'item',
      under: service,
      data: { name, nature, decidedBy, source, basis, modes, validFrom: days.work(-96) },
    })
  }
}
