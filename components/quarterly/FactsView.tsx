import { DataTable, type Column } from '@/components/ui/DataTable'
import { Section } from '@/components/ui/Section'
import { StatusMark } from '@/components/ui/StatusMark'
import { formatLong, formatShort } from '@/lib/core/dates'
import { formatNumber } from '@/lib/core/format'
import type { FactBlock } from '@/lib/core/quarter-part'
import { factBlocks, type QuarterlyFacts } from '@/lib/quarterly/facts'
import { IndicatorTable } from './IndicatorTable'

type Of<Kind extends FactBlock['kind']> = Extract<FactBlock, { kind: Kind }>
type Props = { facts: QuarterlyFacts; frozen: boolean; base: string; remark?: string }

function Refs({ block: { title, refs, path, none, day }, base }: { block: Of<'refs'>; base: string }) {
  return (
    <div className="min-w-0">
      <h3 className="mb-1.5">
        {title}: {formatNumber(refs.total)}
      </h3>
      {refs.total === 0 ? (
        <p className="text-sm text-muted">{none}</p>
      ) : (
        <ul className="grid gap-1.5 text-dense">
          {refs.rows.map((row) => (
            <li key={`${row.id}${row.note}`} className="border-t border-line pt-1.5">
              <a href={`${base}/${path}/${row.id}`}>{row.title}</a>
              <span className="block text-sm text-muted">
                {[row.note, row.on && `${day} ${formatShort(row.on)}`, row.of && `в том числе «${row.of}»`]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      )}
      {refs.total > refs.rows.length && (
        <p className="mt-1 text-sm text-muted">
          И ещё {formatNumber(refs.total - refs.rows.length)} – в разделе портала.
        </p>
      )}
    </div>
  )
}

function Words({ block: { title, lines, refs, wide }, base }: { block: Of<'words'>; base: string }) {
  return (
    <div className="min-w-0">
      <h3 className="mb-1.5">{title}</h3>
      <ul className={wide ? 'grid gap-x-8 gap-y-1 text-dense sm:grid-cols-2' : 'text-dense'}>
        {lines.map(({ text, glyph, danger }) => (
          <li key={text}>
            {glyph && <span aria-hidden="true">{glyph} </span>}
            {text}
            {danger && (
              <>
                , <span className="text-danger">{danger}</span>
              </>
            )}
          </li>
        ))}
      </ul>
      {refs && refs.rows.length > 0 && (
        <ul className="mt-1.5 grid gap-1 text-dense">
          {refs.rows.map((row) => (
            <li key={row.id}>
              <a href={`${base}/${refs.path}/${row.id}`}>{row.title}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Table({ block: { caption, head, widths, rows }, base }: { block: Of<'table'>; base: string }) {
  const columns = head.map((header, at): Column<Of<'table'>['rows'][number]> => ({
    key: header,
    header,
    ...(at === 0 ? { phone: 'title' as const } : { width: `${(widths[at] ?? 10) * 0.6}rem` }),
    cell: ({ href, cells }) => {
      const { text = '', mark } = cells[at] ?? {}
      if (at === 0) return <a href={`${base}/${href}`}>{text}</a>
      return mark ? <StatusMark kind={mark}>{text}</StatusMark> : text
    },
  }))
  return (
    <DataTable
      caption={caption}
      showCaption
      dense
      columns={columns}
      rows={[...rows]}
      rowKey={({ key }) => key}
      className="mb-7"
    />
  )
}

const isWide = (block: FactBlock): boolean => block.kind === 'table' || (block.kind === 'words' && block.wide === true)

/** One module's piece, as wide as it asks. */
function Block({ block, base }: { block: FactBlock; base: string }) {
  switch (block.kind) {
    case 'refs':
      return <Refs block={block} base={base} />
    case 'words':
      return <Words block={block} base={base} />
    case 'table':
      return <Table block={block} base={base} />
  }
}

/**
 * What the portal knows of the quarter, with links to the records: live until the report is submitted, frozen after.
 */
export function FactsView({ facts, frozen, base, remark }: Props) {
  const blocks = factBlocks(facts)
  return (
    <Section
      title="Факты портала"
      rule
      lead={
        frozen
          ? `Сохранены при сдаче отчёта, состояние на ${formatLong(facts.asOf)}`
          : `Портал собрал их сам, состояние на ${formatLong(facts.asOf)} При сдаче отчёта они сохранятся такими, какими будут.`
      }
    >
      {remark && (
        <p className="mb-4 max-w-[80ch] rounded-ctl bg-warn-soft px-3 py-2.5 text-dense whitespace-pre-line">
          <b>Замечание к фактам:</b> {remark}
        </p>
      )}
      {facts.including.length > 0 && (
        <p className="mb-4 max-w-[80ch] text-dense">
          В том числе записи присоединённых органов:{' '}
          {facts.including
            .map(({ name, until }) => `«${name}»${until ? ` (до ${formatShort(until)})` : ''}`)
            .join(', ')}
          .
        </p>
      )}
      {facts.indicators.length > 0 && <IndicatorTable rows={facts.indicators} base={base} />}
      <div className="mb-7 grid gap-x-8 gap-y-6 md:grid-cols-2">
        {blocks
          .filter((block) => !isWide(block))
          .map((block) => (
            <Block key={block.title} block={block} base={base} />
          ))}
      </div>
      {blocks.filter(isWide).map((block) => (
        <Block key={block.title} block={block} base={base} />
      ))}
    </Section>
  )
}
