/**
 * The programme template: an act as data, from which a tenant is made. The act itself is read by lib/programme, each
 * block by its module; here they are summed.
 */
import { blockProblems, brought } from '@/lib/modules'
import { readAct, type ProgrammeTemplate, type TemplateProblem } from '@/lib/programme/act'

export type ParsedTemplate = { ok: true; template: ProgrammeTemplate } | { ok: false; problems: TemplateProblem[] }

/**
 * Reads a programme template; every problem is named with its place and reason, those of the modules' blocks too. Never
 * throws.
 */
export function parseTemplate(json: unknown): ParsedTemplate {
  const act = readAct(json)
  const problems: TemplateProblem[] = [...(act.ok ? [] : act.problems), ...blockProblems(json)]
  return act.ok && problems.length === 0 ? { ok: true, template: act.template } : { ok: false, problems }
}

/** Modules that a template brings and the portal has; what is not built yet is not named. */
export const modulesOf = (template: Readonly<Record<string, unknown>>): string[] =>
  brought.flatMap(({ block, name }) => (template[block] ? [name] : []))

/** The same from text; a syntax error is reported with line and column. */
export function parseTemplateText(source: string): ParsedTemplate {
  try {
    return parseTemplate(JSON.parse(source.replace(/^\uFEFF/, '')))
  } catch (error) {
    const at = error instanceof SyntaxError ? syntaxPlace(source, error.message) : ''
    return { ok: false, problems: [{ path: '', message: `Это не JSON${at}. Проверьте кавычки, запятые и скобки.` }] }
  }
}

/** V8 says «at position N» or «(line L column C)». */
function syntaxPlace(source: string, message: string): string {
  const line = /line (\d+) column (\d+)/.exec(message)
  if (line) return `: ошибка в строке ${line[1]}, знак ${line[2]}`
  const position = /position (\d+)/.exec(message)
  if (!position) return source.trim() === '' ? ': текст пуст' : ''
  const before = source.slice(0, Number(position[1])).split('\n')
  return `: ошибка в строке ${before.length}, знак ${(before.at(-1)?.length ?? 0) + 1}`
}
