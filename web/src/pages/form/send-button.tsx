import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useUploading } from '../../api/upload.ts'

/** Confirms a form. While a file is still going up it waits, and says so: what is sent now would go without the file. */
export function SendButton({
  onPress,
  disabled = false,
  children,
}: {
  onPress: () => void
  disabled?: boolean
  children: ReactNode
}) {
  const { t } = useTranslation('fields')
  const uploading = useUploading()
  return (
    <button type="button" className="press filled" disabled={disabled || uploading} onClick={onPress}>
      {uploading ? t('fileOnItsWay') : children}
    </button>
  )
}
