'use client'
import { useState } from 'react'
import { FileUpload } from '@/components/files/FileUpload'
import { Button } from '@/components/ui/Button'
import { formatBytes } from '@/lib/core/format'
import type { UploadedFile } from '@/lib/files/schema'

/** One file, sent with the form by its id. */
export function ScanField({
  tenant,
  agencyId,
  name,
  label,
}: {
  tenant: string
  agencyId: string
  name: string
  label: string
}) {
  const [file, setFile] = useState<UploadedFile | null>(null)
  return (
    <div className="field">
      <p className="mb-1.5 font-medium">
        {label} <span className="font-normal text-muted">(необязательно)</span>
      </p>
      <input type="hidden" name={name} value={file?.id ?? ''} />
      {file ? (
        <p className="flex flex-wrap items-center gap-3">
          {file.name} <span className="text-muted">{formatBytes(file.size)}</span>
          <Button size="s" variant="quiet" onClick={() => setFile(null)}>
            Убрать
          </Button>
        </p>
      ) : (
        <FileUpload tenant={tenant} agencyId={agencyId} label={label} multiple={false} onUploaded={setFile} />
      )}
    </div>
  )
}
