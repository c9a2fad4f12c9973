/** The first page of an empty survey. Pure. */
import type { SurveyPage } from './definition'
import { itemId } from './draft'

export const newPage = (): SurveyPage => ({ id: itemId(), title: '', note: '', questions: [], next: [] })
