import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ProjectGallery, type GalleryItem } from '@/components/gallery/ProjectGallery'
import { PageTitle } from '@/components/layout/PageTitle'
import { count } from '@/lib/core/format'
import { listPublicProjects } from '@/lib/gallery/published-queries'
import { projectKindLabels } from '@/lib/projects/state/labels'
import { getPublicTenant } from '@/lib/rating/publication/published-queries'
import { amountText } from '@/lib/results/labels'
import { agencyKindLabel } from '@/lib/core/agency-kinds'

export const revalidate = 10
export const generateStaticParams = () => []
export const metadata: Metadata = { title: 'Проекты' }

/** Projects that the tenant cleared for everybody, with what they changed. */
export default async function ProjectsPage({ params }: { params: Promise<{ tenant: string }> }) {
  const tenant = await getPublicTenant((await params).tenant)
  const projects = tenant ? await listPublicProjects(tenant.id) : []
  if (!tenant || projects.length === 0) notFound()
  const items = projects.map((project): GalleryItem => {
    const saved = [
      project.saved.MONEY !== '0' && amountText('MONEY', project.saved.MONEY),
      project.saved.HOURS !== '0' && `${amountText('HOURS', project.saved.HOURS)} рабочего времени`,
    ].filter((one) => one !== false)
    return {
      key: String(project.number),
      title: project.title,
      agency: project.agencyName,
      kind: project.agencyKind,
      state: project.done ? 'done' : 'running',
      year: project.year === null ? '' : String(project.year),
      about: [`${projectKindLabels[project.kind]} проект`, project.done ? 'завершён' : 'идёт', project.year]
        .filter(Boolean)
        .join(' · '),
      text: project.summary,
      results: project.results,
      notes: [
        ...(saved.length > 0 ? [`Сбережено: ${saved.join(' и ')}.`] : []),
        ...(project.leaderPosition ? [`Руководитель: ${project.leaderPosition}.`] : []),
      ],
      href: project.practiceSlug && `/${tenant.slug}/practices/${project.practiceSlug}`,
      hrefLabel: 'Как это повторить',
    }
  })
  const kinds = [...new Set(projects.map(({ agencyKind }) => agencyKind))].map((value) => ({
    value,
    label: agencyKindLabel(value),
  }))
  const states = [
    { value: 'running', label: 'Идут' },
    { value: 'done', label: 'Завершены' },
  ].filter(({ value }) => items.some(({ state }) => state === value))
  const years = [...new Set(items.map(({ year }) => year).filter(Boolean))]
    .sort()
    .reverse()
    .map((value) => ({ value, label: value }))
  return (
    <>
      <PageTitle
        size="l"
        kicker={tenant.name}
        title="Что меняют бережливые проекты"
        lead={`${count(projects.length, 'проект', 'проекта', 'проектов')}. Рядом с каждым – что было и что стало; показаны только подтверждённые измерения.`}
      />
      <ProjectGallery
        items={items}
        kinds={kinds}
        states={states}
        years={years}
        words={['проекта', 'проектов', 'проектов']}
        searchLabel="Найти проект по словам или органу"
      />
    </>
  )
}
