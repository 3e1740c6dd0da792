import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { between } from '../../i18n/between.ts'
import { useLookups } from '../lookups.tsx'
import type { FileRef } from '../value.ts'
import type { InputProps, Widget } from '../widget.ts'

interface Sending {
  name: string
  share: number
  stop: () => void
}

/** 1.2 MB; what a person wants to know before opening it on a phone. */
export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}

export function FileLink({ file }: { file: FileRef }) {
  const { fileHref } = useLookups()
  return (
    <a className="file" href={fileHref(file.hash)} download={file.name}>
      {file.name} <span className="second meta">{sizeWords(file.size)}</span>
    </a>
  )
}

/** Files are sent as soon as they are chosen; the form carries their hashes. A send can be stopped. */
export function FilesInput({
  id,
  value = [],
  onChange,
  spec,
  disabled,
  describedBy,
  single,
}: InputProps<FileRef[]> & { single?: boolean }) {
  const { t } = useTranslation('fields')
  const { upload } = useLookups()
  const input = useRef<HTMLInputElement>(null)
  const [sending, setSending] = useState<Sending>()
  const [failed, setFailed] = useState<string>()
  // Beside what stands there when it has gone up: meanwhile somebody may have taken another away.
  const now = useRef(value)
  now.current = value
  const send = async (chosen: FileList) => {
    setFailed(undefined)
    for (const file of chosen) {
      const stop = new AbortController()
      const told = (share: number) => setSending({ name: file.name, share, stop: () => stop.abort() })
      told(0)
      try {
        const sent = await upload(file, told, stop.signal)
        now.current = single ? [sent] : [...now.current.filter((one) => one.hash !== sent.hash), sent]
        onChange(now.current)
      } catch (error) {
        if (stop.signal.aborted) break
        setFailed(error instanceof Error && error.message ? error.message : t('fileFailed', { name: file.name }))
      }
    }
    setSending(undefined)
  }
  return (
    <div className="files">
      {value.map((file) => (
        <p key={file.hash} className="files-row">
          <FileLink file={file} />
          <button
            type="button"
            className="link meta"
            disabled={disabled}
            onClick={() => {
              const rest = value.filter((one) => one !== file)
              onChange(rest.length > 0 ? rest : undefined)
            }}
          >
            {t('remove')}
          </button>
        </p>
      ))}
      {sending && (
        <p className="files-row" role="status">
          {sending.name} <progress value={sending.share} max={1} />
          <button type="button" className="link meta" onClick={sending.stop}>
            {t('stop')}
          </button>
        </p>
      )}
      {failed && (
        <p className="field-wrong" role="alert">
          {failed}
        </p>
      )}
      {(!single || value.length === 0) && !sending && (
        <>
          <input
            ref={input}
            id={id}
            type="file"
            className="spoken"
            tabIndex={-1}
            multiple={!single}
            accept={spec.accept?.join(',')}
            disabled={disabled}
            aria-describedby={describedBy}
            onChange={(event) => event.target.files && send(event.target.files)}
          />
          <button type="button" className="press" disabled={disabled} onClick={() => input.current?.click()}>
            {t(single ? 'chooseFile' : 'chooseFiles')}
          </button>
        </>
      )}
    </div>
  )
}

export const files: Widget<'files'> = {
  wide: true,
  Input: (props) => <FilesInput {...props} />,
  View: ({ value }) => (
    <ul>
      {value.map((file) => (
        <li key={file.hash}>
          <FileLink file={file} />
        </li>
      ))}
    </ul>
  ),
  format: (value) => value.map((file) => file.name).join(between('、')),
}
