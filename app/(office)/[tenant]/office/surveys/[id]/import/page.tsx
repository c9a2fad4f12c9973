import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { FileField } from '@/components/agencies/FileField'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { PageTitle } from '@/components/layout/PageTitle'
import { ActionForm } from '@/components/ui/ActionForm'
import { Notice } from '@/components/ui/Notice'
import { Section } from '@/components/ui/Section'
import { formatDateTime } from '@/lib/core/dates'
import { isUuid } from '@/lib/core/ids'
import { FILE_DAYS } from '@/lib/feedback/answers/retention'
import { listAnswerFiles } from '@/lib/feedback/import/queries'
import { pageName } from '@/lib/page-names'
import { requireActor } from '@/lib/platform/actor'
import { startAnswerFileAction } from './action'
import { Loads } from './Loads'

export const metadata: Metadata = { title: 'Ответы из файла' }

/** Where answers that another form service gathered come in: the file, drafts that wait, what was taken before. */
export default async function AnswerFilesPage({ params }: { params: Promise<{ tenant: string; id: string }> }) {
  const { tenant, id } = await params
  const at = `/${tenant}/office/surveys`
  const actor = await requireActor(tenant, `${at}/${id}/import`)
  const survey = isUuid(id) ? await listAnswerFiles(actor, { id }) : null
  if (!survey) notFound()
  const { timeZone } = actor.tenant
  return (
    <>
      <Breadcrumbs
        items={[
          { label: pageName('surveys'), href: at },
          { label: survey.title, href: `${at}/${id}` },
          { label: 'Сбор ответов', href: `${at}/${id}/collect` },
          { label: 'Ответы из файла' },
        ]}
      />
      <PageTitle
        title="Ответы из файла"
        kicker={survey.title}
        lead="Ответы, собранные в другом месте: Яндекс Формы, Google Forms, SurveyMonkey, таблица, которую вели сами."
      />
      {survey.takes ? (
        <div className="max-w-[60rem]">
          <ActionForm action={startAnswerFileAction} tenant={tenant} hidden={{ id }} submitLabel="Прочитать файл">
            <FileField
              name="file"
              label="Файл с ответами"
              hint="XLSX, ODS, CSV или DOCX с таблицей, до 5 МБ и 5000 строк: строка – один ответ. Портал найдёт лист, шапку и вопросы и покажет, что прочитал. До вашего подтверждения ничего не перенесётся."
              accept=".xlsx,.xlsm,.ods,.csv,.txt,.tsv,.docx"
            />
          </ActionForm>
          <p className="mt-4 max-w-[68ch] text-muted">
            Имена, адреса, время с точностью до минуты портал не берёт: от времени остаётся день. Файл удаляется сразу
            после переноса; тот, который не перенесли, – через {FILE_DAYS} дней. От ключей ответов остаётся только
            необратимый след, чтобы не взять один ответ дважды. Ответов в файле должно быть не меньше {survey.threshold}
            : меньшую группу было бы видно.
          </p>
        </div>
      ) : (
        <Notice tone="warn" title="Опрос сейчас не идёт">
          Ответы переносят в запущенный опрос, пока он не закончен.
        </Notice>
      )}
      {survey.drafts.length > 0 && (
        <Section title="Ждут вашего решения" rule>
          <ul className="grid gap-2">
            {survey.drafts.map(({ id: draft, fileName, createdAt }) => (
              <li key={draft}>
                <a href={`${at}/${id}/import/${draft}`}>{fileName}</a>{' '}
                <span className="text-muted">– прочитан {formatDateTime(timeZone, createdAt)}, не перенесён</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {survey.loads.length > 0 && (
        <Section title="Перенесено раньше" rule>
          <Loads loads={survey.loads} at={`${at}/${id}/import`} tenant={tenant} timeZone={timeZone} />
        </Section>
      )}
    </>
  )
}
