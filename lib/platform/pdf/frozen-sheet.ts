/** A copy of something in the portal as it was on a day: what the PDF of it says. Pure. */
export type SheetSection = { title: string; paragraphs?: string[]; table?: { head: string[]; rows: string[][] } }
export type FrozenSheet = {
  /** «Сведения о проекте на 23 ноября 2026 г.» */
  heading: string
  name: string
  facts: { term: string; value: string }[]
  sections: SheetSection[]
  /** Who made the copy and for what. */
  made: string
  /** «Эффективный регион. Кемеровская область – Кузбасс». */
  foot: string
  isDemo: boolean
}

/** Rows without a value and sections without content are left out. */
export const filledSheet = (sheet: FrozenSheet): FrozenSheet => ({
  ...sheet,
  facts: sheet.facts.filter(({ value }) => value.trim() !== ''),
  sections: sheet.sections.flatMap(({ title, paragraphs = [], table }): SheetSection[] => {
    const said = paragraphs.filter((text) => text.trim() !== '')
    return said.length > 0 || (table && table.rows.length > 0)
      ? [{ title, paragraphs: said, ...(table && table.rows.length > 0 ? { table } : {}) }]
      : []
  }),
})
