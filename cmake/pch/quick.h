// SPDX-License-Identifier: GPL-3.0-or-later
// core.h and what the sources of the window need beside it.
#include "core.h"

#include <QtCore/QAbstractListModel>
#include <QtGui/QColor>
#include <QtGui/QFont>
#include <QtGui/QGuiApplication>
#include <QtQml/QQmlEngine>
#include <QtQml/qqmlregistration.h>
#include <QtQuick/QQuickItem>
#include <QtQuick/QQuickWindow>
#include <QtQuick/QSGGeometryNode>
