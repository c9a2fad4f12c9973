import { FileChoice } from '@/components/roadmaps/FileChoice'
import { ActionForm } from '@/components/ui/ActionForm'
import { Section } from '@/components/ui/Section'
import { SelectField } from '@/components/ui/SelectField'
import { TextField } from '@/components/ui/TextField'
import { materialKindLabels } from '@/lib/processes/publication/labels'
import type { PublicationView } from '@/lib/processes/publication/queries'
import { addMaterialAction, removeMaterialAction } from './action'

/** Documents and teaching materials of the process, from which an edition takes. */
export function Materials({ tenant, view }: { tenant: string; view: PublicationView }) {
  const { materials, process, can } = view
  const edits = can.materials && !process.dropped
  if (!edits && materials.length === 0) return null
  return (
    <Section
      title="Документы и материалы"
      rule
      lead="Памятка, стандарт, приказ, видео. Жители увидят только то, что отмечено в открытой редакции."
    >
      {materials.length > 0 && (
        <ul className="mb-5 border-t border-line">
          {materials.map(({ id, version, kind, title, about, url, fileId }) => (
            <li
              key={id}
              className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line py-2"
            >
              <span>
                <a href={fileId ? `/api/${tenant}/files/${fileId}` : url}>{title}</a>{' '}
                <span className="text-sm text-muted">
                  {materialKindLabels[kind]}, {about}
                </span>
              </span>
              {edits && (
                <ActionForm
                  action={removeMaterialAction}
                  tenant={tenant}
                  hidden={{ id, version }}
                  submitLabel="Убрать"
                  variant="quiet"
                  size="s"
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {edits && (
        <details>
          <summary className="cursor-pointer">Добавить материал</summary>
          <div className="mt-4">
            <ActionForm
              action={addMaterialAction}
              tenant={tenant}
              hidden={{ processId: process.id }}
              submitLabel="Добавить"
              resetOnDone
            >
              <SelectField
                name="kind"
                label="Вид"
                options={Object.entries(materialKindLabels).map(([value, label]) => ({ value, label }))}
              />
              <TextField name="title" label="Название" maxLength={200} placeholder="Памятка заявителю" />
              <FileChoice tenant={tenant} agencyId={process.agencyId} label="Файл" optional />
              <TextField name="url" label="Или ссылка" optional type="url" inputMode="url" placeholder="https://" />
            </ActionForm>
          </div>
        </details>
      )}
    </Section>
  )
}
