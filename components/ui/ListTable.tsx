'use client'
/**
 * ListRows on a page of components. The page hands over words, not elements: they cross to the browser once, as data, and cost the server
 * a quarter of what fifty rows of elements do.
 */
export { ListRows as ListTable } from './ListRows'
