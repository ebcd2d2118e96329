/* What libical finds wrong with the calendar on standard input: a line for each fault, and the number of components. */
#include <libical/ical.h>
#include <stdio.h>

static char *line(char *into, size_t size, void *from) { return fgets(into, (int)size, from); }

static void faults_of(icalcomponent *component)
{
    icalproperty *fault = icalcomponent_get_first_property(component, ICAL_XLICERROR_PROPERTY);
    for (; fault; fault = icalcomponent_get_next_property(component, ICAL_XLICERROR_PROPERTY))
        puts(icalproperty_as_ical_string(fault));
    icalcomponent *part = icalcomponent_get_first_component(component, ICAL_ANY_COMPONENT);
    for (; part; part = icalcomponent_get_next_component(component, ICAL_ANY_COMPONENT))
        faults_of(part);
}

int main(void)
{
    icalparser *parser = icalparser_new();
    icalparser_set_gen_data(parser, stdin);
    icalcomponent *calendar = icalparser_parse(parser, line);
    if (!calendar)
        return 1;
    icalrestriction_check(calendar);
    faults_of(calendar);
    printf("%d components\n", icalcomponent_count_components(calendar, ICAL_ANY_COMPONENT));
    return 0;
}
