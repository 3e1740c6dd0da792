import type { FeatureCollection, Geometry } from 'geojson'

export interface RegionProperties {
  code: string
  name: string
  /** In English or pinyin, where the outlines have it. */
  nameEn?: string
  /** [longitude, latitude] in degrees. */
  center?: [number, number]
}
export type Outlines = FeatureCollection<Geometry, RegionProperties>
