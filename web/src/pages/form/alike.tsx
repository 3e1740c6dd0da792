import type { Kind } from '@lianyu/kernel'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { client, take } from '../../api/client.ts'
import { useSay } from '../../api/say.ts'
import { matterPath } from '../rows.ts'
import type { Values } from './check-form.ts'

const afterMs = 400

/** Before anything is sent: what is likely here already, found by the fields that identify the kind. It refuses nothing. */
export function Alike({ kind, values }: { kind: Kind; values: Values }) {
  const { t } = useTranslation('opening')
  const say = useSay()
  const asked = JSON.stringify(Object.fromEntries((kind.identifies ?? []).map((field) => [field, values[field] ?? ''])))
  const settled = useSettledText(asked)
  const { data } = useQuery({
    queryKey: ['matters', 'alike', kind.declaration.id, settled],
    queryFn: () =>
      take(client.POST('/api/matters/alike', { body: { kind: kind.declaration.id, data: JSON.parse(settled) } })),
    enabled: (kind.identifies ?? []).length > 0 && /[^",:{}\w]|\w{4}/.test(settled.replace(/"\w+":/g, '')),
    placeholderData: (before) => before,
  })
  const found = new Map(data?.flatMap(({ items }) => items.map((row) => [row.id, row])))
  if (found.size === 0) return null
  return (
    <aside className="alike" role="status">
      <p>
        <strong>
          {t('alike', { fields: (data ?? []).map(({ field }) => say(kind.labels.fields[field])).join(t('alikeAnd')) })}
        </strong>{' '}
        <span className="second">{t('alikeSays')}</span>
      </p>
      <ul>
        {[...found.values()].map((row) => (
          <li key={row.id}>
            <Link className="link" to={matterPath(row.id)}>
              {row.title}
            </Link>
            <span className="second meta">
              {say(row.stageLabel)} · {row.openedAt.slice(0, 10)}
            </span>
          </li>
        ))}
      </ul>
    </aside>
  )
}

/** The text once it has not changed for a moment. */
function useSettledText(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), afterMs)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
