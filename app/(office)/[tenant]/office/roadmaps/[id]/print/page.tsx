import { Fragment } from 'react'
import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { ButtonLink } from '@/components/ui/Button'
import { cx } from '@/components/ui/cx'
import { PrintButton } from '@/components/ui/PageButtons'
import { roadmapSheet } from '@/lib/documents/roadmap-sheet'
import { requireActor } from '@/lib/platform/actor'
import { getRoadmapDocument } from '@/lib/roadmaps/map-queries'

export const metadata: Metadata = { title: 'Дорожная карта для печати' }

/** The map as the act's table; on a narrow screen its cells stand one under another. */
export default async function RoadmapPrintPage({ params }: { params: Promise<{ tenant: string; id: string }> }) {
  const { tenant, id } = await params
  const at = `/${tenant}/office/roadmaps/${id}`
  const actor = await requireActor(tenant, `${at}/print`)
  const map = await getRoadmapDocument(actor, { id })
  const sheet = roadmapSheet(map)
  return (
    <>
      <Breadcrumbs
        items={[
          { label: pageName('roadmaps'), href: `/${tenant}/office/roadmaps` },
          { label: map.agency?.name ?? map.title, href: at },
          { label: 'Для печати' },
        ]}
      />
      <div className="mb-6 flex flex-wrap gap-3 print:hidden">
        <PrintButton />
        <ButtonLink variant="quiet" href={`/api/${tenant}/documents/roadmaps/${id}.pdf`} download="">
          PDF
        </ButtonLink>
        <ButtonLink variant="quiet" href={`/api/${tenant}/documents/roadmaps/${id}.docx`} download="">
          DOCX
        </ButtonLink>
      </div>
      {sheet.demo && <p className="mb-4 text-sm text-warn">{sheet.demo}</p>}
      {sheet.approval.length > 0 && (
        <div className="mb-6 ml-auto max-w-80">
          {sheet.approval.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      )}
      <h1 className="text-center text-xl">{sheet.title}</h1>
      <p className="mb-6 text-center">{sheet.owner}</p>
      <SheetTable sheet={sheet} />
      <p className="mt-4 text-sm text-muted">{sheet.printed}</p>
    </>
  )
}

/** The act's table. */
function SheetTable({ sheet }: { sheet: ReturnType<typeof roadmapSheet> }) {
  const [, title, due, responsible, result] = sheet.head
  const cell = 'border border-line-strong p-2 align-top max-md:block max-md:border-0 max-md:px-0 max-md:py-1'
  const label = (text: string | undefined) => (
    <span className="block text-sm text-muted md:hidden print:hidden">{text}</span>
  )
  return (
    <table className="w-full border-collapse text-dense">
      <caption className="sr-only">{sheet.title}</caption>
      <thead className="max-md:sr-only">
        <tr>
          {sheet.head.map((one, i) => (
            <th
              key={one}
              scope="col"
              className={cx(i === 0 && 'whitespace-nowrap', 'border border-line-strong p-2 text-center font-semibold')}
            >
              {one}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sheet.sections.map((section) => (
          <Fragment key={section.number}>
            <tr className="max-md:block max-md:pt-4">
              <td className={`${cell} max-md:inline`}>{section.number}.</td>
              <th scope="colgroup" colSpan={4} className={`${cell} text-left font-semibold max-md:inline max-md:pl-2`}>
                {section.title}
              </th>
            </tr>
            {section.rows.map((row) => (
              <tr
                key={`${row.number} ${row.due}`}
                className="break-inside-avoid max-md:block max-md:border-b max-md:border-line max-md:py-2"
              >
                <td className={cell}>{row.number}.</td>
                <td className={cell}>
                  {label(title)}
                  {row.title}
                </td>
                <td className={cell}>
                  {label(due)}
                  {row.due}
                </td>
                <td className={cell}>
                  {label(responsible)}
                  {row.responsible.join(', ')}
                </td>
                <td className={cell}>
                  {label(result)}
                  {row.result}
                </td>
              </tr>
            ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  )
}
