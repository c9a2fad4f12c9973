// The part of bpmn-moddle that tests and the bench use; the package has no types.
declare module 'bpmn-moddle' {
  export type Moddle = { $type: string; id?: string; name?: string; [key: string]: unknown }
  export class BpmnModdle {
    fromXML(xml: string): Promise<{
      rootElement: Moddle
      elementsById: Record<string, Moddle>
      warnings: { message: string }[]
    }>
    toXML(element: Moddle, options?: { format?: boolean }): Promise<{ xml: string }>
    create(type: string, attributes: Record<string, unknown>): Moddle
  }
}
