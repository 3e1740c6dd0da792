import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { between } from '../i18n/between.ts'
import { type LightName, LightShape } from '../marks/light.tsx'
import { shortName } from '../pages/short-name.ts'
import {
  besideMap,
  doubleCurve,
  edgeTowards,
  freeOf,
  letterAt,
  type Outlines,
  planMap,
  touchRadius,
} from './map-plan.ts'
import type { RegionProperties } from './outlines.ts'
import { useWidth } from './use-width.ts'

export interface MapLight {
  id: string
  at: [lon: number, lat: number]
  light: LightName
  /** The matter's name: on hover, and for those who listen. */
  name: string
  /** The matter's page. */
  to?: string
  /** A letter drawn beside it (甲); its full name must stand in view elsewhere. */
  letter?: string
}

export interface MapLink {
  /** The neighbour. */
  code: string
  name: string
  count: number
  /** The point on our side that waits. */
  to: [lon: number, lat: number]
  /** A second line under the name, instead of the count behind it. */
  says?: string
  /** Opens what is counted. */
  onOpen?: () => void
  /** Where the words stand, in px; found towards the neighbour when left out. */
  label?: [number, number]
}

export interface CountyMapProps {
  outlines: Outlines
  our: string
  lights: MapLight[]
  links?: MapLink[]
  height?: number
  /** On the wall the long form of the outline's warning. */
  wall?: boolean
}

/** The room that the long form of the warning takes on the wall, with a name's height above it, px. */
const wallNote: [number, number] = [460, 96]

const quiet: LightName[] = ['on-time', 'done']
const order: LightName[] = ['on-time', 'done', 'suspended', 'caught-up', 'due-soon', 'late']

/** Our county filled, its neighbours an outline, lights as shapes, waiting across the border as double curves. */
export function CountyMap({ outlines, our, lights, links = [], height = 208, wall }: CountyMapProps) {
  const { t, i18n } = useTranslation('drawing')
  const { t: words } = useTranslation('marks')
  const english = i18n.language === 'en'
  const [ref, width] = useWidth<HTMLDivElement>(320)
  const pad = wall ? 56 : 8
  const plan = useMemo(
    // Links stand on the left: their words get a third of the width.
    () =>
      planMap(
        outlines,
        our,
        width,
        height,
        pad,
        links.length > 0 ? width * 0.29 : pad,
        wall ? wallNote : undefined,
        (region) => shortName(regionName(region, english)),
        english ? letterPx * (wall ? 28 / 12 : 1) : 0,
      ),
    [outlines, our, width, height, pad, links.length, wall, english],
  )
  const mine = outlines.features.find((feature) => feature.properties.code === our)?.properties
  const name = mine ? regionName(mine, english) : our
  const counts = order
    .toReversed()
    .map((light) => ({ light, count: lights.filter((one) => one.light === light).length }))
    .filter(({ count }) => count > 0)
    .map(({ light, count }) => t('map.count', { light: words(`light.${light}`), count }))
  const size = wall ? 28 : 12
  const nameAt = plan
    ? freeOf(
        plan.ourAt,
        lights.map(({ at }) => plan.project(at)),
        wall ? 2.4 : 1,
      )
    : [0, 0]
  const drawn = lights.toSorted((a, b) => order.indexOf(a.light) - order.indexOf(b.light))
  return (
    <div ref={ref} className={wall ? 'map map-wall' : 'map'} style={{ height }}>
      {plan && (
        <svg
          width={width}
          height={height}
          // A picture has no parts; one whose points lead to matters is a group of links.
          role={lights.some(({ to }) => to) || links.some(({ onOpen }) => onOpen) ? 'group' : 'img'}
          aria-label={t('map.says', { name, lights: counts.join(between('，')) || t('map.none') })}
        >
          {plan.others.map((one) => (
            <path key={one.code} d={one.path} className="map-neighbour" />
          ))}
          <path d={plan.ours} className="map-ours" />
          {plan.border && (
            <>
              <path d={plan.border} className="map-border-under" />
              <path d={plan.border} className="map-border" />
            </>
          )}
          {plan.others.map(
            (one) =>
              one.at &&
              !links.some((link) => link.code === one.code) && (
                <text key={one.code} x={one.at[0]} y={one.at[1]} className="map-name">
                  {one.name}
                </text>
              ),
          )}
          {links.map((link) => {
            const centre = outlines.features.find((feature) => feature.properties.code === link.code)?.properties.center
            const theirs0 = centre ? plan.project(centre) : ([0, height / 2] as [number, number])
            const label =
              link.label ??
              (wall
                ? besideMap(plan.ourAt, theirs0, plan.project(link.to), width, height)
                : edgeTowards(plan.ourAt, theirs0, width, height, 24))
            const side = label[0] < plan.project(link.to)[0] ? 1 : -1
            const start: [number, number] = [
              label[0] + side * (wall ? 190 : 44),
              label[1] + (wall ? 16 : label[1] < plan.project(link.to)[1] ? 14 : -14),
            ]
            const [mine, theirs] = doubleCurve(start, plan.project(link.to), wall ? 5 : 2.6)
            return (
              <LinkWords key={link.code} link={link}>
                <path d={mine} className="curve-ours" />
                <path d={theirs} className="curve-theirs" />
                <text x={label[0]} y={label[1]} className="map-link" textAnchor={side > 0 ? 'start' : 'end'}>
                  {link.says ? link.name : t('map.waits', { name: link.name, count: link.count })}
                </text>
                {link.says && (
                  <text
                    x={label[0]}
                    y={label[1] + (wall ? 44 : 20)}
                    className="map-name map-link-says"
                    textAnchor={side > 0 ? 'start' : 'end'}
                    style={{ textAnchor: side > 0 ? 'start' : 'end' }}
                  >
                    {link.says}
                  </text>
                )}
              </LinkWords>
            )
          })}
          <text x={nameAt[0]} y={nameAt[1]} className="map-our-name">
            {shortName(name)}
          </text>
          {drawn.map((one) => {
            const [x, y] = plan.project(one.at)
            const others = lights.filter(({ id }) => id !== one.id).map(({ at }) => plan.project(at))
            const letter = one.letter === undefined ? undefined : letterAt([x, y], others, size)
            return (
              <MapPlace key={one.id} to={one.to} name={one.name}>
                <title>{one.name}</title>
                {one.to && <circle cx={x} cy={y} r={touchRadius([x, y], others, wall ? 28 : 12)} fill="transparent" />}
                <LightShape light={one.light} x={x} y={y} size={quiet.includes(one.light) ? size * 0.6 : size} />
                {letter && (
                  <text x={letter.at[0]} y={letter.at[1]} textAnchor={letter.anchor} className="map-letter">
                    {one.letter}
                  </text>
                )}
              </MapPlace>
            )
          })}
        </svg>
      )}
      <span className="map-note">{t(wall ? 'map.schematicLong' : 'map.schematic')}</span>
    </div>
  )
}

/** What waits across the border; pressed, where there is somewhere to go, it opens. */
function LinkWords({ link: { onOpen, name, says }, children }: { link: MapLink; children: ReactNode }) {
  if (!onOpen) return <g>{children}</g>
  return (
    // biome-ignore lint/a11y/useSemanticElements: an SVG has no button
    <g
      role="button"
      tabIndex={0}
      className="map-opens"
      aria-label={`${name} ${says ?? ''}`}
      onClick={onOpen}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onOpen()
      }}
    >
      {children}
    </g>
  )
}

function MapPlace({ to, name, children }: { to?: string; name: string; children: ReactNode }) {
  return to ? (
    <Link to={to} aria-label={name}>
      {children}
    </Link>
  ) : (
    <g>{children}</g>
  )
}

/** About how wide a letter of a name is on the desk, px. */
const letterPx = 6

const regionName = ({ name, nameEn }: RegionProperties, english: boolean) => (english ? (nameEn ?? name) : name)
