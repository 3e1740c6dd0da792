import { type ReactNode, useEffect, useState } from 'react'

/** What the wall is drawn for; larger and smaller screens see the same, scaled. */
const drawn = { width: 1920, height: 1080 }

/** A phone, or half of a screen: too little for a wall scaled down to be read. */
const isNarrow = (width: number, height: number) => width < 900 || height < 480

/** Whether this screen gets the wall as a column to scroll. */
export function useNarrow(): boolean {
  const [narrow, setNarrow] = useState(() => isNarrow(window.innerWidth, window.innerHeight))
  useEffect(() => {
    const fit = () => setNarrow(isNarrow(window.innerWidth, window.innerHeight))
    window.addEventListener('resize', fit)
    return () => window.removeEventListener('resize', fit)
  }, [])
  return narrow
}

interface Box {
  scale: number
  width: number
  height: number
}

function boxOf(width: number, height: number): Box {
  const scale = Math.min(width / drawn.width, height / drawn.height)
  return { scale, width: Math.round(width / scale), height: Math.round(height / scale) }
}

/** Fills the screen whatever its size: the shorter side decides the scale, the longer one gets more room. */
export function Stage({ children }: { children: (box: Box) => ReactNode }) {
  const [box, setBox] = useState(() => boxOf(window.innerWidth, window.innerHeight))
  useEffect(() => {
    const fit = () => setBox(boxOf(window.innerWidth, window.innerHeight))
    window.addEventListener('resize', fit)
    return () => window.removeEventListener('resize', fit)
  }, [])
  const { scale, width, height } = box
  return (
    <div className="wall-screen" data-on="wall">
      <div className="wall-stage" style={{ width, height, transform: `scale(${scale})` }}>
        {children(box)}
      </div>
    </div>
  )
}
