export { Column, lowerBound, ShortColumn } from '../trace/column.js';
