'use client'
import { useState } from 'react'
import { useRouter } from 'next/navigation'
import { FileUpload } from '@/components/files/FileUpload'
import { ActionForm } from '@/components/ui/ActionForm'
import { SelectField } from '@/components/ui/SelectField'
import { TextField } from '@/components/ui/TextField'
import { addArtefactAction } from './action'

type Props = {
  tenant: string
  projectId: string
  stage: number
  /** Agency whose files the actor uploads; null: only links. */
  uploadFor: string | null
  tools: { own: string[]; other: string[] }
}

const options = (tools: string[]) => tools.map((tool) => ({ value: tool, label: tool }))

/** Files are attached as soon as they are stored; a link has its own form. The chosen tool holds for both. */
export function AddArtefact({ tenant, projectId, stage, uploadFor, tools }: Props) {
  const router = useRouter()
  const [tool, setTool] = useState('')
  const attach = async (file: { id: string; name: string }) => {
    const data = new FormData()
    for (const [name, value] of Object.entries({
      tenant,
      projectId,
      stage: String(stage),
      tool,
      title: file.name,
      fileId: file.id,
    }))
      data.set(name, value)
    const answer = await addArtefactAction({ status: 'idle' }, data)
    if (answer.status === 'error') throw new Error(answer.message)
    router.refresh()
  }
  const choices = [
    ...(tools.own.length > 0 ? [{ label: 'Инструменты этапа', options: options(tools.own) }] : []),
    ...(tools.other.length > 0 ? [{ label: 'Другие инструменты программы', options: options(tools.other) }] : []),
  ]
  return (
    <div className="grid max-w-[48rem] gap-4">
      {choices.length > 0 && (
        <SelectField
          name="artefact-tool"
          label="Каким инструментом сделан материал"
          optional
          empty="Без инструмента"
          options={choices}
          value={tool}
          onChange={(event) => setTool(event.currentTarget.value)}
          className="max-w-md"
        />
      )}
      {uploadFor && (
        <FileUpload tenant={tenant} agencyId={uploadFor} label={`Материалы этапа ${stage}`} onUploaded={attach} />
      )}
      <details>
        <summary className="cursor-pointer text-accent">Приложить ссылку</summary>
        <div className="mt-3">
          <ActionForm
            action={addArtefactAction}
            tenant={tenant}
            hidden={{ projectId, stage, tool }}
            submitLabel="Приложить ссылку"
            size="s"
            resetOnDone
          >
            <TextField name="title" label="Название материала" />
            <TextField name="url" label="Адрес" hint="Начинается с https://" type="url" inputMode="url" />
          </ActionForm>
        </div>
      </details>
    </div>
  )
}
