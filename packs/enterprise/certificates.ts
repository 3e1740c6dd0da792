import { type AuthoredTrack, addDays, field, type Matter, type PlainDay, type Text, text } from '@lianyu/kernel'

/** A recognition that somebody else gives: kept with number, day and end; never given here. */
export interface Certificate {
  /** The track, and the name by which rules ask for it. */
  id: string
  label: Text
  /** Fields: number, day, end, proof. */
  no: string
  on: string
  until: string
  proof: string
}

const certificate = (id: string, stem: string, label: Text): Certificate => ({
  id,
  label,
  no: `${stem}No`,
  on: `${stem}On`,
  until: `${stem}Until`,
  proof: `${stem}Proof`,
})

export const certificates: Certificate[] = [
  certificate('cert-above-scale', 'aboveScale', text('规上企业（已入库）', 'Above scale, in the statistics')),
  certificate('cert-innovative', 'innovative', text('创新型中小企业', 'Innovative SME')),
  certificate('cert-specialised', 'specialised', text('专精特新中小企业', 'Specialised SME')),
  certificate('cert-giant', 'giant', text('专精特新“小巨人”', 'Little giant')),
  certificate('cert-high-tech', 'highTech', text('高新技术企业', 'High-tech enterprise')),
]

export const certificateFields: Record<string, field.AuthoredField> = Object.fromEntries(
  certificates.flatMap(({ label, no, on, until, proof }) => [
    [no, field.words(text(`${label.zh} 证书或公告号`, `${label.en}: number`))],
    [on, field.day(text(`${label.zh} 认定日`, `${label.en}: from`))],
    [until, field.day(text(`${label.zh} 有效期至`, `${label.en}: until`))],
    [
      proof,
      field.files(text(`${label.zh} 证书`, `${label.en}: paper`), {
        accept: ['application/pdf', 'image/jpeg', 'image/png'],
      }),
    ],
  ]),
)

/** The life of one recognition: none, held until its day (a clock warns before), lapsed. */
export function certificateTrack({ id, label, no, on, until, proof }: Certificate): AuthoredTrack {
  const officers = ['officer', 'approver']
  const form = [`${no}!`, `${on}!`, until, proof]
  return {
    label,
    standing: true,
    holder: 'enterprise-office',
    start: 'none',
    stages: {
      none: { label: text('未认定', 'Not recognised') },
      held: {
        label: text('有效', 'Holds'),
        clock: { until, amber: 120, escalate: [{ id: 'remind', when: 'amber', what: 'remind' }] },
      },
      lapsed: { label: text('已失效', 'Lapsed') },
    },
    steps: {
      [`note-${id}`]: {
        label: text(`记${label.zh}`, `Note: ${label.en}`),
        says: text('照证书或公告登记，到期前提醒', 'As the paper says; a reminder comes before its end'),
        did: text(`${label.zh}：{${no}}，有效期至 {${until}}`, `${label.en}: {${no}}, until {${until}}`),
        from: ['none', 'lapsed'],
        to: 'held',
        by: officers,
        form,
      },
      [`renew-${id}`]: {
        label: text(`${label.zh} 复核通过`, `Renewed: ${label.en}`),
        did: text(
          `${label.zh} 复核通过：{${no}}，有效期至 {${until}}`,
          `${label.en} renewed: {${no}}, until {${until}}`,
        ),
        from: 'held',
        to: 'held',
        by: officers,
        restarts: true,
        form,
      },
      [`lapse-${id}`]: {
        label: text(`${label.zh} 失效`, `Lapsed: ${label.en}`),
        did: text(`${label.zh} 失效`, `${label.en} lapsed`),
        from: 'held',
        to: 'lapsed',
        by: ['approver'],
      },
    },
  }
}

/** Held today: noted, not lapsed, and its day, where it has one, not over. */
export function isHeld({ shared }: Matter, { id, until }: Certificate, today: PlainDay): boolean {
  const end = shared.fields[until]
  return shared.tracks[id]?.stage === 'held' && (typeof end !== 'string' || today <= end)
}

/** What is known of a certificate: its state, its words, its end. */
export function evidenceOf(matter: Matter, one: Certificate, today: PlainDay) {
  const { fields } = matter.shared
  const until = fields[one.until] as PlainDay | undefined
  const held = isHeld(matter, one, today)
  const lapsed = !held && matter.shared.tracks[one.id]?.stage !== 'none'
  const number = String(fields[one.no] ?? '')
  return {
    held,
    lapsed,
    number:
      held || lapsed ? text(`${number}，${fields[one.on]} 认定`, `${number}, since ${fields[one.on]}`) : undefined,
    until,
    soon: held && until !== undefined && until <= addDays(today, 120),
  }
}
