import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { PageTitle } from '@/components/layout/PageTitle'
import { ButtonLink } from '@/components/ui/Button'
import { isUuid } from '@/lib/core/ids'
import { count, formatBytes } from '@/lib/core/format'
import { getAnswerFile } from '@/lib/feedback/import/queries'
import { pageName } from '@/lib/page-names'
import { requireActor } from '@/lib/platform/actor'
import { Loads } from '../Loads'
import { Draft } from './Draft'

export const metadata: Metadata = { title: 'Файл с ответами' }

/** One file of answers: how it is read, or what was taken of it. */
export default async function AnswerFilePage({
  params,
}: {
  params: Promise<{ tenant: string; id: string; fileId: string }>
}) {
  const { tenant, id, fileId } = await params
  const surveys = `/${tenant}/office/surveys`
  const at = `${surveys}/${id}/import`
  const actor = await requireActor(tenant, `${at}/${fileId}`)
  const file = isUuid(id) && isUuid(fileId) ? await getAnswerFile(actor, { id: fileId }) : null
  if (!file || file.survey.id !== id) notFound()
  return (
    <>
      <Breadcrumbs
        items={[
          { label: pageName('surveys'), href: surveys },
          { label: file.survey.title, href: `${surveys}/${id}` },
          { label: 'Ответы из файла', href: at },
          { label: file.fileName },
        ]}
      />
      {file.stage === 'draft' ? (
        <Draft file={file} at={at} tenant={tenant} />
      ) : file.stage === 'loaded' ? (
        <>
          <PageTitle
            title={
              file.load.undone
                ? 'Перенос отменён'
                : `Перенесено: ${count(file.load.taken, 'ответ', 'ответа', 'ответов')}`
            }
            lead={`${file.fileName}, ${formatBytes(file.size)}. Файл удалён: от него остались только ответы без имён и времени.`}
            actions={
              <>
                <ButtonLink href={at} variant="quiet">
                  Другой файл
                </ButtonLink>
                <ButtonLink href={`${surveys}/${id}/collect`}>К сбору ответов</ButtonLink>
              </>
            }
          />
          <Loads loads={[file.load]} at={at} tenant={tenant} timeZone={actor.tenant.timeZone} />
        </>
      ) : (
        <>
          <PageTitle title="Файл больше не читается" lead={file.message} />
          <ButtonLink href={at}>Другой файл</ButtonLink>
        </>
      )}
    </>
  )
}
