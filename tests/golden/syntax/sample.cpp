// SPDX-License-Identifier: GPL-3.0-or-later
#include "widget.h"

#include <vector>

namespace app::ui {

using Index = unsigned;
enum class Mode { Read, Write };
constexpr int kLimit = 10;

class Widget : public Base, private detail::Hidden<int>
{
public:
    explicit Widget(Parent *parent);
    ~Widget() override;
    int size() const { return m_size; }
    const Name &name() const;
    virtual void paint(Painter &painter) = 0;
    Widget &operator=(const Widget &) = delete;
    explicit operator bool() const { return true; }

private:
    struct Private
    {
        int value;
    };
    int m_size = 0;
};

Widget::Widget(Parent *parent) : Base(parent)
{
    int vexing(int(kLimit));
    this->update();
}

Widget::~Widget() = default;

const Name &Widget::name() const
{
    return free(1), util::shared();
}

template<typename T>
struct Box
{
    T value;
};

template<>
struct Box<int>
{
};

static void outside::Other::run(Box<int> box)
{
}

} // namespace app::ui

namespace {
void hidden()
{
}
}
