'use client'
import { useState } from 'react'
import { FileUpload } from '@/components/files/FileUpload'
import { Button } from '@/components/ui/Button'
import { useField } from '@/components/ui/form-context'
import { formatBytes } from '@/lib/core/format'
import type { UploadedFile } from '@/lib/files/schema'

type Props = {
  tenant: string
  /** Whose file; null: the tenant's own. */
  agencyId: string | null
  name?: string
  label: string
  optional?: boolean
}

/** One file, sent with the form by its id. */
export function FileChoice({ tenant, agencyId, name = 'fileId', label, optional }: Props) {
  const [file, setFile] = useState<UploadedFile | null>(null)
  const { error, errorId } = useField(name)
  return (
    <div className="field">
      <p className="mb-1.5 font-medium">
        {label}
        {optional && <span className="font-normal text-muted"> (необязательно)</span>}
      </p>
      <input type="hidden" name={name} value={file?.id ?? ''} />
      {file ? (
        <p className="flex flex-wrap items-center gap-3">
          <span className="wrap-anywhere">{file.name}</span>{' '}
          <span className="text-muted">{formatBytes(file.size)}</span>
          <Button size="s" variant="quiet" onClick={() => setFile(null)}>
            Убрать
          </Button>
        </p>
      ) : (
        <FileUpload tenant={tenant} agencyId={agencyId} label={label} multiple={false} onUploaded={setFile} />
      )}
      {error && (
        <p id={errorId} className="mt-1.5 text-sm text-danger">
          {error}
        </p>
      )}
    </div>
  )
}
