'use client'
import { useEffect, useEffectEvent, useId, useState, type DragEvent, type ReactNode } from 'react'
import { Button } from '@/components/ui/Button'
import { cx } from '@/components/ui/cx'
import { Progress } from '@/components/ui/Progress'
import { formatBytes } from '@/lib/core/format'
import { acceptAttribute, allowedKindsText } from '@/lib/files/labels'
import { MAX_FILE_BYTES } from '@/lib/files/rules'
import type { UploadedFile } from '@/lib/files/schema'
import { useUploads, type Upload } from './use-uploads'

type Props = {
  /** Slug of the tenant. */
  tenant: string
  /** Whose file it is; null: the tenant's own. */
  agencyId: string | null
  /**
   * Called once a file is stored. While the promise is pending the row says so; an Error's message is shown with
   * «Повторить».
   */
  onUploaded: (file: UploadedFile) => void | Promise<void>
  label?: string
  hint?: ReactNode
  multiple?: boolean
  disabled?: boolean
  /** Told when files start and stop being on their way: a form that sends their ids must wait. */
  onBusy?: (busy: boolean) => void
}

/**
 * Where files are dropped or chosen, and what is happening to each. Stored files leave the list: the caller shows them.
 */
export function FileUpload({
  tenant,
  agencyId,
  onUploaded,
  label = 'Добавить файлы',
  hint,
  multiple = true,
  disabled,
  onBusy,
}: Props) {
  const id = useId()
  const [over, setOver] = useState(false)
  const { uploads, busy, said, add, retry, remove } = useUploads(
    `/api/${tenant}/files${agencyId ? `?agencyId=${agencyId}` : ''}`,
    onUploaded,
  )
  const tellBusy = useEffectEvent((now: boolean) => onBusy?.(now))
  // Whoever takes the stored file may take this off the page at once: then, too, nothing is on its way any more.
  useEffect(() => {
    tellBusy(busy)
    return () => tellBusy(false)
  }, [busy])
  const take = (files: FileList | null) => add(multiple ? [...(files ?? [])] : [...(files ?? [])].slice(0, 1))
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    if (!disabled) take(event.dataTransfer.files)
  }

  return (
    <div className="needs-script print:hidden">
      <div
        className={cx('file-drop', over && 'bg-accent-soft', disabled && 'opacity-60')}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(!disabled)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <label htmlFor={id}>
          <span className="sr-only">{label}. </span>
          Перетащите {multiple ? 'файлы' : 'файл'} сюда или{' '}
          <span className="text-accent underline underline-offset-3">выберите</span>
        </label>
        <p id={`${id}-hint`} className="text-sm">
          {hint ?? (
            <>
              До {formatBytes(MAX_FILE_BYTES)} · {allowedKindsText}
            </>
          )}
        </p>
        <input
          id={id}
          type="file"
          multiple={multiple}
          accept={acceptAttribute}
          disabled={disabled}
          className="file-drop-input"
          aria-describedby={`${id}-hint`}
          onChange={(event) => {
            take(event.currentTarget.files)
            event.currentTarget.value = ''
          }}
        />
      </div>
      <p role="status" className="sr-only">
        {said}
      </p>
      {uploads.length > 0 && (
        <ul aria-label="Загружаемые файлы" className="mt-3 border-t border-line">
          {uploads.map((one) => (
            <UploadRow key={one.key} upload={one} onRetry={() => retry(one)} onRemove={() => remove(one)} />
          ))}
        </ul>
      )}
    </div>
  )
}

function UploadRow({ upload, onRetry, onRemove }: { upload: Upload; onRetry: () => void; onRemove: () => void }) {
  const { source, state, sent, message, again } = upload
  const stored = sent >= source.size
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line py-2.5">
      <div className="min-w-48 flex-1">
        {state === 'sending' && (
          <Progress
            label={source.name}
            value={stored ? undefined : sent}
            max={source.size}
            text={stored ? 'проверяем' : undefined}
          />
        )}
        {state === 'attaching' && <Progress label={source.name} text="прикладываем" />}
        {state === 'waiting' && (
          <span className="wrap-anywhere">
            {source.name} <span className="text-muted">· ждёт очереди</span>
          </span>
        )}
        {state === 'failed' && (
          <>
            <span className="wrap-anywhere">
              {source.name} <span className="text-muted">· {formatBytes(source.size)}</span>
            </span>
            <span role="alert" className="block text-sm text-danger">
              <span aria-hidden="true">✕ </span>
              {message}
            </span>
          </>
        )}
      </div>
      {state === 'failed' && again && (
        <Button variant="quiet" size="s" onClick={onRetry}>
          Повторить<span className="sr-only"> загрузку {source.name}</span>
        </Button>
      )}
      {state !== 'attaching' && (
        <Button variant="text" size="s" onClick={onRemove}>
          {state === 'failed' ? 'Убрать' : 'Отменить'}
          <span className="sr-only"> {source.name}</span>
        </Button>
      )}
    </li>
  )
}
