import { ConfigProvider } from 'antd'
import type { Locale } from 'antd/es/locale'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { antdLocale, firstAntdLocale } from '../i18n/antd-locale.ts'
import { antdTheme, type Surface } from './antd.ts'
import { SurfaceContext } from './surface.ts'
import { useNarrow, useStill } from './use-still.ts'

/** Chooses desk or phone by width, hands tokens to Ant Design, and its words in the reader's language. */
export function Themed({ children, on }: { children: ReactNode; on?: Surface }) {
  const narrow = useNarrow()
  const still = useStill()
  const surface = on ?? (narrow ? 'phone' : 'desk')
  const { i18n } = useTranslation()
  // Never without one: a provider that gains its first locale later wraps the app anew, and what was typed is lost.
  const [locale, setLocale] = useState<Locale>(firstAntdLocale)
  useEffect(() => {
    let current = true
    antdLocale(i18n.language).then((loaded) => current && setLocale(loaded))
    return () => {
      current = false
    }
  }, [i18n.language])
  useEffect(() => {
    document.documentElement.dataset.on = surface
  }, [surface])
  return (
    <ConfigProvider
      theme={antdTheme(surface, still)}
      locale={locale}
      wave={{ disabled: true }}
      button={{ autoInsertSpace: false }}
    >
      <SurfaceContext value={surface}>{children}</SurfaceContext>
    </ConfigProvider>
  )
}
