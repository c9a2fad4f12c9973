'use client'
import { useState, type ReactNode } from 'react'
import { FileUpload } from '@/components/files/FileUpload'
import { ActionForm, type FormAction } from '@/components/ui/ActionForm'
import { Button, ButtonLink } from '@/components/ui/Button'
import type { FormState } from '@/lib/core/result'
import type { UploadedFile } from '@/lib/files/schema'

type Props = {
  action: FormAction
  tenant: string
  projectId: string
  submitLabel: string
  backHref: string
  /** Agency whose file it will be; null: the person may not upload. */
  uploadFor: string | null
  fileLabel: string
  children: ReactNode
}

const stillUploading = (): Promise<FormState> =>
  Promise.resolve({
    status: 'error',
    message: 'Файл ещё загружается. Дождитесь окончания и отправьте форму.',
    fields: {},
    values: {},
  })

/** A form about a result of a project, with one file that proves it. */
export function ResultForm({
  action,
  tenant,
  projectId,
  submitLabel,
  backHref,
  uploadFor,
  fileLabel,
  children,
}: Props) {
  const [file, setFile] = useState<UploadedFile | null>(null)
  const [busy, setBusy] = useState(false)
  return (
    <ActionForm
      action={busy ? stillUploading : action}
      tenant={tenant}
      hidden={{ projectId, fileId: file?.id ?? '' }}
      submitLabel={submitLabel}
      actions={
        <ButtonLink href={backHref} variant="quiet">
          Отмена
        </ButtonLink>
      }
      className="max-w-[44rem]"
    >
      {children}
      {uploadFor && (
        <div>
          <p className="mb-1.5 font-medium">
            {fileLabel} <span className="font-normal text-muted">(необязательно)</span>
          </p>
          {file ? (
            <p className="flex flex-wrap items-baseline gap-3 text-dense">
              {file.name}
              <Button variant="text" size="s" onClick={() => setFile(null)}>
                Убрать<span className="sr-only"> {file.name}</span>
              </Button>
            </p>
          ) : (
            <FileUpload
              tenant={tenant}
              agencyId={uploadFor}
              label={fileLabel}
              multiple={false}
              onBusy={setBusy}
              onUploaded={setFile}
            />
          )}
        </div>
      )}
    </ActionForm>
  )
}
