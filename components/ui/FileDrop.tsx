'use client'
import { useRouter } from 'next/navigation'
import { useId, useRef, useState, type DragEvent } from 'react'
import { formatBytes } from '@/lib/core/format'
import { cx } from './cx'
import { describedBy, useField } from './form-context'
import { FieldError } from './Field'
import { Progress } from './Progress'
import { uploadFile, type UploadedFile } from './upload'

type Props = {
  label: string
  /** Address which takes the bytes: `POST`, the file as body, its name in `x-file-name` (percent-encoded), answers UploadedFile as JSON. */
  uploadUrl: string
  /** Each uploaded file's id is sent with the surrounding form under this name. */
  name?: string
  /** As in `<input accept>`: «.pdf,.docx». */
  accept?: string
  /** In words, shown in the box: «PDF, DOCX, XLSX, изображения». */
  kinds?: string
  maxBytes?: number
  multiple?: boolean
  hideLabel?: boolean
  error?: string
  onUploaded?: (file: UploadedFile) => void
  /** Redraws the server's part of the page after each file. */
  refresh?: boolean
}

type Item = { key: string; fileName: string; size: number; sent: number; error?: string; done?: UploadedFile }

/** Drag and drop, a click or the keyboard; each file shows its progress and can fail alone. */
export function FileDrop(props: Props) {
  const { label, uploadUrl, name, accept, kinds, maxBytes = 50 * 1024 * 1024, multiple = true, hideLabel, onUploaded, refresh } = props
  const field = useField(name ?? 'file', props.error)
  const router = useRouter()
  const keys = useId()
  const count = useRef(0)
  const [items, setItems] = useState<Item[]>([])
  const [over, setOver] = useState(false)
  const limit = `до ${formatBytes(maxBytes)}`

  const remove = (key: string) => setItems((all) => all.filter((one) => one.key !== key))
  const patch = (key: string, change: Partial<Item>) => setItems((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one)))

  const upload = async (file: File) => {
    const key = `${keys}${count.current++}`
    const item: Item = { key, fileName: file.name, size: file.size, sent: 0 }
    setItems((all) => (multiple ? [...all, item] : [item]))
    if (file.size > maxBytes) return patch(key, { error: `Файл больше допустимого (${limit}). Уменьшите его или разделите на части.` })
    if (file.size === 0) return patch(key, { error: 'Файл пустой. Проверьте его и приложите снова.' })
    const answer = await uploadFile(uploadUrl, file, (sent) => patch(key, { sent }))
    if (!answer.ok) return patch(key, { error: answer.message })
    patch(key, { done: answer.file, sent: file.size })
    onUploaded?.(answer.file)
    if (refresh) router.refresh()
  }

  const take = (files: FileList | null) => {
    for (const file of multiple ? [...(files ?? [])] : [...(files ?? [])].slice(0, 1)) void upload(file)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }

  return (
    <div className="field">
      <label htmlFor={field.id} className={hideLabel ? 'sr-only' : 'mb-1.5 block font-medium'}>{label}</label>
      <div
        onDragOver={(event) => { event.preventDefault(); setOver(true) }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={cx('file-drop', over && 'bg-accent-soft', field.error && 'border-danger')}
      >
        <label htmlFor={field.id}>
          Перетащите {multiple ? 'файлы' : 'файл'} сюда или <span className="text-accent underline underline-offset-3">выберите</span>
          {` · ${limit}`}{kinds && ` · ${kinds}`}
        </label>
        <input
          id={field.id}
          type="file"
          multiple={multiple}
          accept={accept}
          className="file-drop-input"
          aria-invalid={field.error ? true : undefined}
          aria-describedby={describedBy(field, null)}
          onChange={(event) => {
            take(event.currentTarget.files)
            event.currentTarget.value = ''
          }}
        />
      </div>
      <FieldError id={field.errorId}>{field.error}</FieldError>
      <ul aria-live="polite" className={cx(items.length > 0 && 'mt-3 border-t border-line')}>
        {items.map((item) => (
          <li key={item.key} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-2.5">
            <div className="min-w-[min(12rem,100%)] flex-1">
              {item.done || item.error
                ? <span className="wrap-anywhere">{item.fileName}</span>
                : <Progress label={item.fileName} value={item.sent} max={item.size} />}
              {item.done && <span className="block text-sm text-muted">✓ приложен · {formatBytes(item.size)}</span>}
              {item.error && <span className="block text-sm text-danger">✕ {item.error}</span>}
            </div>
            {(item.done || item.error) && (
              <button type="button" className="text-accent underline underline-offset-3" onClick={() => remove(item.key)}>
                Убрать<span className="sr-only"> {item.fileName}</span>
              </button>
            )}
            {name && item.done && <input type="hidden" name={name} value={item.done.id} />}
          </li>
        ))}
      </ul>
    </div>
  )
}
