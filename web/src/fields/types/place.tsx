import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { InputProps, Widget } from '../widget.ts'

/** Six decimals, as the kernel keeps them. */
const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6

export function sayPlace({ lon, lat }: { lon: number; lat: number }): string {
  return `${lon.toFixed(5)}, ${lat.toFixed(5)}`
}

function PlaceInput({ id, value, onChange, disabled, describedBy }: InputProps<{ lon: number; lat: number }>) {
  const { t } = useTranslation('fields')
  const [said, setSaid] = useState<'finding' | 'unknown'>()
  const here = () => {
    setSaid('finding')
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        onChange({ lon: round(coords.longitude), lat: round(coords.latitude) })
        setSaid(undefined)
      },
      () => setSaid('unknown'),
      { enableHighAccuracy: true, timeout: 20_000 },
    )
  }
  const part = (name: 'lon' | 'lat', most: number) => (
    <label className="place-part">
      <span className="second meta">{t(name)}</span>
      <input
        id={name === 'lon' ? id : undefined}
        className="plain-input"
        type="number"
        step="any"
        min={-most}
        max={most}
        inputMode="decimal"
        value={value?.[name] ?? ''}
        disabled={disabled}
        aria-describedby={describedBy}
        onChange={(event) => {
          const next = event.target.valueAsNumber
          if (!Number.isNaN(next)) onChange({ lon: 0, lat: 0, ...value, [name]: round(next) })
          else onChange(undefined)
        }}
      />
    </label>
  )
  return (
    <span className="field-together">
      {part('lon', 180)}
      {part('lat', 90)}
      <button type="button" className="press" disabled={disabled || said === 'finding'} onClick={here}>
        {t(said === 'finding' ? 'finding' : 'here')}
      </button>
      {said === 'unknown' && <span className="field-wrong">{t('placeUnknown')}</span>}
    </span>
  )
}

export const place: Widget<'place'> = {
  wide: true,
  Input: PlaceInput,
  View: ({ value }) => <span className="code whole">{sayPlace(value)}</span>,
  format: sayPlace,
}
