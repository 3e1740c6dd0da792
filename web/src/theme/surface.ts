import { createContext, use } from 'react'
import type { Surface } from './antd.ts'

/** Where we are drawn: on a desk, a phone or the wall. */
export const SurfaceContext = createContext<Surface>('desk')
export const useSurface = () => use(SurfaceContext)
