"""scales.keras and scales.npz: residual branches with scales, functions, softmax along the first axis, inputs by name."""
import os
os.environ["KERAS_BACKEND"]="jax"
import jax, jax.numpy as jnp, keras, numpy as np
from keras import layers as L, ops
from keras.src.applications.convnext import LayerScale
from keras.src.applications.inception_resnet_v2 import CustomScaleLayer
keras.utils.set_random_seed(4)
p, q = keras.Input((6, 6, 4), name="p"), keras.Input((6, 6, 4), name="q")
two = keras.Model({"q": q, "p": p}, {"sum": CustomScaleLayer(0.17)([p, L.Conv2D(4, 1)(q)])}, name="two")
i = keras.Input((8, 8, 3))
x = L.Conv2D(4, 3)(i)
y = LayerScale(0.3, 4)(L.DepthwiseConv2D(3, padding="same")(x))
x = two({"p": x, "q": y})["sum"]
x = ops.celu(x)
x = x + ops.soft_shrink(x)
x = x * L.Softmax(axis=1)(x)
m = keras.Model(i, L.Dense(5)(L.Flatten()(x)))
rs = np.random.RandomState(3)
for w in m.weights: w.assign(np.array(w.value) + rs.normal(0, .1, w.shape))
m.save("zoo/scales.keras")
x=rs.normal(0,1,(96,8,8,3)).astype("float32"); y=rs.randint(0,5,96); y[:5]=range(5)
tv=[v.value for v in m.trainable_variables]
loss=lambda tv,x,y: keras.losses.sparse_categorical_crossentropy(y,m.stateless_call(tv,[],x,training=True)[0],from_logits=True).mean()
g=jax.jit(jax.value_and_grad(loss)); lrs=np.linspace(.01,.1,6); out={}
for name in ("sgd","adam"):
    t,mm,vv,ls=list(tv),[0]*len(tv),[0]*len(tv),[]
    for k,lr in enumerate(lrs):
        l,gr=g(t,x[16*k:16*k+16],y[16*k:16*k+16]); ls.append(float(l))
        if name=="sgd": t=[a-lr*b for a,b in zip(t,gr)]
        else:
            mm=[.9*a+.1*b for a,b in zip(mm,gr)]; vv=[.999*a+.001*b*b for a,b in zip(vv,gr)]; al=lr*.1*np.sqrt(1-.999**(k+1))/(1-.9**(k+1))
            t=[a-al*b/(jnp.sqrt(c)+1e-7) for a,b,c in zip(t,mm,vv)]
    out[name]=ls
np.savez_compressed("zoo/scales.npz",x_train=x,y_train=y,evaluate=float(loss(tv,x,y)),lrs=lrs,**out); print(out)
