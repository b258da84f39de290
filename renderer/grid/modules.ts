import {
  ClientSideRowModelApiModule,
  ClientSideRowModelModule,
  ColumnApiModule,
  EventApiModule,
  ExternalFilterModule,
  LocaleModule,
  ModuleRegistry,
  RowApiModule,
  ScrollApiModule,
  TooltipModule,
} from 'ag-grid-community';

/** Registered singly: all of Community would be half as much again. */
export function registerGridModules(): void {
  ModuleRegistry.registerModules([
    ClientSideRowModelModule,
    ClientSideRowModelApiModule,
    ColumnApiModule,
    EventApiModule,
    ExternalFilterModule,
    LocaleModule,
    RowApiModule,
    ScrollApiModule,
    TooltipModule,
  ]);
}
