/* Two corrections to Sphinx's search page. */

/* From disk a browser may not read other pages: then there is no summary to show. */
if (location.protocol === "file:") DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false;

/* An index mark is an empty place; Sphinx then tries to show a summary that is null. */
const summaryOfPlace = Search.makeSearchSummary;
Search.makeSearchSummary = (page, keywords, anchor) =>
  summaryOfPlace(page, keywords, anchor) ||
  summaryOfPlace(page, keywords) ||
  document.createElement("p");
