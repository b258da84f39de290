import {
  CellApiModule,
  CellStyleModule,
  ClientSideRowModelApiModule,
  ClientSideRowModelModule,
  ColumnApiModule,
  EventApiModule,
  ExternalFilterModule,
  LocaleModule,
  ModuleRegistry,
  RenderApiModule,
  RowApiModule,
  ScrollApiModule,
  TooltipModule,
} from 'ag-grid-community';

/** Registered singly: all of Community would be half as much again. */
export function registerGridModules(): void {
  ModuleRegistry.registerModules([
    CellApiModule,
    CellStyleModule,
    ClientSideRowModelModule,
    ClientSideRowModelApiModule,
    ColumnApiModule,
    EventApiModule,
    ExternalFilterModule,
    LocaleModule,
    RenderApiModule,
    RowApiModule,
    ScrollApiModule,
    TooltipModule,
  ]);
}
