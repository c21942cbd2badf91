// SPDX-License-Identifier: GPL-3.0-or-later
#include <stdio.h>
#include "list.h"
#ifdef FAST
#include "fast/list.h"
#endif

#define LIMIT 10
#define GUARD

typedef struct node {
    struct node *next;
} node;

typedef unsigned long word;
enum color { RED, GREEN };
union both { int i; float f; };

int list_size(const node *list);
static char *name_of(enum color c);

static char *name_of(enum color c)
{
    int prototype(int);
    return c == RED ? "red" : list_name(c);
}

int main(void)
{
    printf("%d\n", list_size(0));
    return 0;
}
