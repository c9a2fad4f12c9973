import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { Notice } from '@/components/ui/Notice'
import { may } from '@/lib/access'
import { requireActor } from '@/lib/platform/actor'
import { agencyDirectory, getProjectOpening } from '@/lib/projects/opening/queries'
import { openProjectAction } from './action'
import { OpenProjectForm } from './OpenProjectForm'

export const metadata: Metadata = { title: 'Новый проект' }

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<{ proposal?: string; practice?: string }> }

export default async function NewProjectPage({ params, searchParams }: Props) {
  const { tenant } = await params
  const { proposal: proposalId, practice: practiceId } = await searchParams
  const actor = await requireActor(tenant, `/${tenant}/office/projects/new`)
  if (!may(actor, 'project.create')) notFound()
  const [opening, directory] = await Promise.all([
    getProjectOpening(actor, { proposalId, practiceId }),
    agencyDirectory(actor, {}),
  ])
  const { proposal, practice } = opening
  const list = `/${tenant}/office/projects`
  return (
    <>
      <Breadcrumbs items={[{ label: pageName('projects'), href: list }, { label: 'Новый проект' }]} />
      <PageTitle
        title="Новый проект"
        lead="Дальше откроется паспорт: его можно заполнять частями и вместе с командой, всё сохраняется само."
      />
      {proposal && (
        <Notice className="mb-6 max-w-[52rem]" title={`Из предложения № ${proposal.number}`}>
          Название, проблема и предложенное решение перейдут в паспорт.
        </Notice>
      )}
      {practice && (
        <Notice className="mb-6 max-w-[52rem]" title={`Тиражирование практики «${practice.title}»`}>
          Опыт: {practice.agencyName}. Процесс, границы, цели и эффекты перейдут в паспорт; свои люди, сроки и текущие
          показатели – за вами.
        </Notice>
      )}
      <OpenProjectForm
        action={openProjectAction}
        tenant={tenant}
        opening={opening}
        directory={directory}
        backHref={list}
      />
    </>
  )
}
