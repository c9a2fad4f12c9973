import { FileField } from '@/components/agencies/FileField'
import { ActionForm } from '@/components/ui/ActionForm'
import { Section } from '@/components/ui/Section'
import { formatDateTime } from '@/lib/core/dates'
import { listImports } from '@/lib/imports/queries'
import type { Actor } from '@/lib/platform/actor'
import { startImportAction } from './action'
import { PastLoads } from './PastLoads'

/** Where a load begins: the file, drafts that wait, loads that can be taken back. */
export async function ImportStart({ actor, kind }: { actor: Actor; kind: string }) {
  const { drafts, loads } = await listImports(actor, { kind })
  const { slug, timeZone } = actor.tenant
  return (
    <>
      <div className="max-w-[60rem]">
        <ActionForm action={startImportAction} tenant={slug} hidden={{ kind }} submitLabel="Прочитать таблицу">
          <FileField
            name="file"
            label="Файл"
            hint="XLSX, ODS, CSV или DOCX с таблицей, до 5 МБ и 5000 строк. Портал сам найдёт лист, шапку и столбцы и покажет, что станет с каждой строкой. До вашего подтверждения ничего не запишется."
            accept=".xlsx,.xlsm,.ods,.csv,.txt,.docx"
          />
        </ActionForm>
      </div>
      {drafts.length > 0 && (
        <Section title="Ждут вашего решения" rule>
          <ul className="grid gap-2">
            {drafts.map(({ id, fileName, createdAt }) => (
              <li key={id}>
                <a href={`/${slug}/office/imports/${id}`}>{fileName}</a>{' '}
                <span className="text-muted">– прочитан {formatDateTime(timeZone, createdAt)}, не загружен</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {loads.length > 0 && (
        <Section title="Прошлые загрузки" lead="Загрузку отменяют 30 дней, пока записи не правили." rule>
          <PastLoads loads={loads} tenant={slug} timeZone={timeZone} />
        </Section>
      )}
    </>
  )
}
