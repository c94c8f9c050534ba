local Vector = {}; Vector.__index = Vector
local function vector(x, y) return setmetatable({x = x, y = y}, Vector) end
Vector.__add = function(a, b) return vector(a.x + b.x, a.y + b.y) end
function Vector:dot(other) return self.x * other.x + self.y * other.y end
local Counter = {}; Counter.__index = Counter
function Counter:step(by) self.value = self.value + by; self.steps = self.steps + 1 end
function Counter:run(n) for i = 0, n - 1 do self:step(i & 3) end return self.value end
local Node = {}; Node.__index = Node
local function make(key) return setmetatable({key = key}, Node) end
function Node:insert(key)
  local node = self
  while true do
    if key < node.key then
      if node.left == nil then node.left = make(key); return end
      node = node.left
    else
      if node.right == nil then node.right = make(key); return end
      node = node.right
    end
  end
end
function Node:total()
  local s = self.key
  if self.left ~= nil then s = s + self.left:total() end
  if self.right ~= nil then s = s + self.right:total() end
  return s
end
local Shape = {}; Shape.__index = Shape
function Shape.init(self, name) self.name = name end
function Shape:area() return 0 end
function Shape:doubled() return 2 * self:area() end
local Square = setmetatable({}, {__index = Shape}); Square.__index = Square
local function square(side) local s = setmetatable({}, Square); Shape.init(s, "square"); s.side = side; return s end
function Square:area() return self.side * self.side end
local Box = setmetatable({}, {__index = Shape}); Box.__index = Box
local function box(a, b) local s = setmetatable({}, Box); Shape.init(s, "box"); s.a = a; s.b = b; return s end
function Box:area() return self.a * self.b end
local function vectors()
  local total = vector(0, 0)
  for i = 0, 299999 do total = total + vector(i, 1) end
  return total:dot(vector(1, 1))
end
local function counters() return setmetatable({value = 0, steps = 0}, Counter):run(1000000) end
local function tree()
  local root, x = make(50000), 1
  for _ = 1, 50000 do x = x * 16807 % 2147483647; root:insert(x % 100000) end
  return root:total()
end
local function shapes()
  local s = 0
  for i = 0, 199999 do if i % 2 == 0 then s = s + square(i):doubled() else s = s + box(i, 2):doubled() end end
  return s
end
for _, p in ipairs{{"vectors", vectors}, {"counters", counters}, {"tree", tree}, {"shapes", shapes}} do
  local t = os.clock(); local r = p[2]()
  print(string.format('{"prog":"%s","seconds":%.4f,"check":"%d"}', p[1], os.clock() - t, r))
end
