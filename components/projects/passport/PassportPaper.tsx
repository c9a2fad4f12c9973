import type { ReactNode } from 'react'
import type { PassportSheet, SheetRow } from '@/lib/projects/passport/sheet'

type Props = {
  sheet: PassportSheet
  /** Places with something wrong: paths, or their beginnings («goals.‹id›»). */
  marked?: ReadonlySet<string>
}

/** The document as it will look: the same lines that the PDF and the DOCX print. */
export function PassportPaper({ sheet, marked = new Set() }: Props) {
  const mark = (path: string | null, children: ReactNode) =>
    path !== null && marked.has(path) ? <mark>{children}</mark> : children
  const blanks = (lines: number) => Array.from({ length: lines }, (_, i) => <span key={i} className="blank" />)
  const numbered = ({ path, text }: SheetRow, at: number) => (
    <li key={path}>
      {at + 1}. {text ? mark(path, <span className="filled">{text}</span>) : <span className="blank" />}
    </li>
  )
  const { organisation, project, approval, general, grounds, goals, effects, stages } = sheet
  return (
    <div className="paper">
      <p className="text-center font-bold">{sheet.title}</p>
      <p className="line mt-3">{organisation.text}</p>
      <p className="caption">({organisation.caption})</p>
      <p className="line mt-1.5">{mark(project.path, project.text)}</p>
      <p className="caption">({project.caption})</p>
      <div className="approval">
        <p>{approval.heading}</p>
        <p className="line">{mark('approver.name', approval.who)}</p>
        <p className="caption">({approval.caption})</p>
        <div className="mt-2 grid grid-cols-2 gap-3">
          <div>
            <p className="line" />
            <p className="caption">({approval.signature})</p>
          </div>
          <div>
            <p className="line">{approval.name}</p>
            <p className="caption">({approval.nameCaption})</p>
          </div>
        </div>
      </div>
      <table>
        <tbody>
          <tr>
            <td className="w-[60%]">
              <b>{general.heading}</b>
              {general.fields.map(({ label, path, text, lines }) => (
                <div key={path}>
                  {label} {text ? mark(path, <span className="filled">{text}</span>) : blanks(lines)}
                </div>
              ))}
            </td>
            <td>
              <b>{grounds.heading}</b>
              <ol>{grounds.rows.map(numbered)}</ol>
            </td>
          </tr>
        </tbody>
      </table>
      <p className="font-bold">{goals.heading}</p>
      <table>
        <thead>
          <tr>
            {goals.head.map((cell) => (
              <th key={cell} scope="col">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {goals.rows.map(({ id, name, current, target }) => (
            <tr key={id}>
              <td className="h-[2.2em]">{mark(`goals.${id}.name`, name)}</td>
              <td>{mark(`goals.${id}.current`, current)}</td>
              <td>{mark(`goals.${id}.target`, target)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="font-bold">{effects.heading}</p>
      <ol>{effects.rows.map(numbered)}</ol>
      <p className="mt-2 font-bold">{stages.heading}</p>
      <ol>
        {stages.rows.map(({ number, parts }) => {
          const line = parts.map(({ text, path }, at) => <span key={at}>{mark(path, text)}</span>)
          return <li key={number}>{line}</li>
        })}
      </ol>
      {sheet.demo && <p className="caption mt-4">{sheet.demo}</p>}
    </div>
  )
}
