/** How a level looks; the methodology says which level has which tone and glyph. */
export type LevelTone = 'leader' | 'progressive' | 'basic' | 'initial'

/** A score at which a level begins, and that level's name. */
export type Threshold = { at: number; label: string }
