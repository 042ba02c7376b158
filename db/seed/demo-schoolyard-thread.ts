/** More than ninety comments of a month and a half: doubts, answers, figures, some heat. */
export const SCHOOLYARD_THREAD = `
rosa for: Els meus dos fills hi van. Cada juny veig com tanquen la porta a les cinc amb tot el sol encara a sobre i totes les criatures a la vorera. Gràcies per escriure-ho tan clar.
pere against: Jo visc paret per paret amb el pati. A l'hivern ja sento la pilota contra el mur fins a les sis. A l'estiu, amb les finestres obertes, fins a dos quarts de nou? No, gràcies.
> nuria/cami: T'entenem, Pere. Per això hem posat monitoratge i hora de tancar: el que ara passa és que salten la tanca i no hi ha ningú.
> pere: Això de saltar la tanca és veritat. Però posar-hi més gent no m'ho soluciona.
fatou experience: Vam obrir el de l'institut quatre tardes per la festa del barri i va anar bé. El que va fallar va ser l'aigua: una sola font per a seixanta criatures. Poseu-ne dues, i a l'ombra.
> nuria/cami: Apuntat. Al punt 3 en posàvem una de dues alçades; mirarem si n'hi caben dues.
omar for: Soy conductor de autobús y a esa hora la plaza es un horno. Los chavales se meten en la marquesina porque es la única sombra.
hugo for: Vivo en la acera de enfrente y firmo donde haga falta.
gemma: Els tres arbres que hi ha, que no es toquin. Són de quan la meva mare hi anava a escola.
biel for: El meu fill em pregunta cada dia per què no s'hi pot entrar si es veu buit. No sé què dir-li.
emma for: Count me in for one afternoon a week.
carme: A l'ambulatori, els dies de més calor, la meitat de les visites de la tarda són de les Hortes. No és casualitat.
arnau doubt: Si s'obre el pati, qui paga la llum si s'allarga? Fins a dos quarts de nou, al setembre ja és fosc.
> nuria/cami: Al setembre tancaríem a les vuit. Tens raó que no ho deia enlloc: ja ho diu.
teresa doubt: Qui obre i qui tanca els dies que la persona de monitoratge està malalta? Fa anys vam tenir el casal obert amb voluntaris i al setembre només en quedàvem dos.
> rosa/cami: Hem parlat amb l'escola de tenir una llista de suplències pagades. Ho posarem al càlcul perquè no depengui de la bona voluntat.
>> teresa: Així sí. De bona voluntat en tenim tots, però té vacances.
mei/uni experience: Our students measured the yard on three afternoons in July: asphalt at 58 °C, under the big plane tree at 34 °C. Shade matters more than water here.
> nuria/cami en: Could you share the figures? They would help the report.
> mei/uni: Yes, they are open. We will hand them to the council's parks service this week.
carmen improvement: Añadiría bancos con respaldo. Las abuelas también venimos, y de pie toda la tarde no se aguanta.
> lola: Y que no sean de metal, por favor, que en julio no hay quien se siente.
quim doubt: Qui tanca a dos quarts de nou? Visc davant de la porta del carrer Ample i l'estiu passat saltaven la tanca fins a mitjanit. No hi estic en contra, però vull saber qui respon si hi ha soroll.
> nuria/cami: Tanca la mateixa persona de monitoratge, i la porta del carrer Ample no s'obriria mai. Ho hem afegit al punt 4.
>> quim: Si queda escrit al conveni, hi dono suport.
iker against: Con 38.400 € se asfaltan dos calles que están llenas de agujeros. Hay prioridades.
> hugo: Este proceso es para el calor, Iker. El asfalto va en otro presupuesto y lo sabes.
> iker: El dinero sale del mismo bolsillo, que es el mío.
>> ines: Y del mío, y prefiero que mis sobrinos no estén encerrados en casa con 33 grados.
aleix for: Vaig jugar en aquest pati i era l'únic lloc on no calia pagar. Ara tinc vint anys i veig els petits amb el mòbil a l'escala.
lluis doubt: L'assegurança de l'escola cobreix fora d'horari lectiu? A la nostra comunitat ens van dir que no.
> elena/town: No la cobreix. Caldria ampliar la pòlissa municipal de responsabilitat civil, que ja inclou les pistes obertes. Ho demanem i responem aquí mateix.
david for: We moved here two years ago. The yard is the first thing you see from our window, and it is empty from June to September. It seems such a waste.
salma improvement: Podríeu fer una tarda a la setmana només per a noies més grans? A les pistes sempre acaben jugant els mateixos i nosaltres mirant.
> fatou: Això mateix ens van dir a l'institut. Amb dues hores els dimecres n'hi va haver prou.
> berta: Com a mestra, hi estic molt d'acord. El pati també s'ha d'aprendre a repartir.
xavi against: I nosaltres, els qui treballem de nit? Dormo de dues a vuit de la tarda a vint metres d'aquest pati.
> rosa: Xavi, no ho havia pensat. Hi hauria algun costat del pati que et molestés menys?
> xavi: El costat del riu. Si els jocs fossin allà i no sota les finestres del carrer Ample, ja seria una altra cosa.
> nuria/cami: Ho posem al plànol: pilota i aigua al costat del riu, bancs al costat del carrer Ample.
>> xavi: Doncs retiro el que he dit, però vull veure el plànol.
jordi/town: Hem mesurat el pati. Hi caben dotze arbres sense tocar la pista: vuit al costat del riu i quatre a la porta. Les veles s'han d'ancorar a terra, no a la façana, i necessiten un projecte signat.
> pere: I quant triga un projecte signat?
> jordi/town: Entre sis i vuit setmanes des que es decideix. Per això l'informe de viabilitat ja el comencem ara.
ramon/tallers improvement: Ho dic d'entrada: fem veles i m'hi va la feina. Dit això, les de malla al 85 % aguanten deu anys i deixen passar l'aire; les de lona fan forn. Qui sigui que les faci, que siguin de malla.
> nuria/cami: Gràcies per dir-ho així de clar. El tipus de vela anirà al plec i s'hi podrà presentar qui vulgui.
nil: Els de l'institut podem pintar les ratlles de la pista al juny. Ho fem cada any a la nostra.
priya for: Nobody in my building has a balcony. This would be ours.
lluis: He repassat el càlcul línia per línia i quadra. Hi falten els dos euros del cadenat.
omar: Y una marquesina menos llena a las seis, que también cuenta.
david: A thought for the winter: the same gate could open on Sunday mornings.
carmen for: Con los bancos dentro, la firma de la abuela la tenéis.
gemma: I no es podria provar un sol mes abans de gastar-hi res? Veles de lloguer i prou.
> biel for: Jo també ho faria així. Si surt malament, ens ho estalviem.
> lluis: El lloguer d'un mes val gairebé el mateix que la meitat de la compra. Ho vam mirar per a la festa major.
andrei for: Trabajo en jardinería: doce árboles el primer año son un gasto en riego que hay que contar. Con goteo y una cuba, unos 900 € al año.
> nuria/cami es: No lo teníamos. Lo añadimos al cálculo y subimos la cifra a 12.800 € los años siguientes.
grace for: My daughter uses a wheelchair. The yard is flat, which the square is not. Please keep one table she can get under.
> rosa/cami en: We will. Would you look at the plan with us before it goes in?
>> grace: Gladly.
montse: A l'ateneu podem fer una tarda de contes a l'ombra cada dijous, si això s'obre. No costa res.
pau against: Sempre el mateix: les Hortes, les Hortes. Al Raval de Dalt no tenim ni pati que obrir.
> teresa: Això és una altra idea, Pau, i t'ajudo a escriure-la. No li traguem a aquesta el que ens falta a nosaltres.
> pau: D'acord, Teresa. Dissabte passo per l'associació.
tom: In our old town they opened four yards like this. The first summer was noisy, the second one nobody noticed any more. What worked was a telephone number on the door that somebody really answered.
> quim: Això, el telèfon. Si hi ha un número i hi respon algú, la meitat de les queixes s'acaben.
> elena/town: Ho recollim: el número de la brigada de tarda, amb resposta fins a les 21 h, seria a la porta.
mireia doubt: Els lavabos? Tres hores i mitja amb criatures petites i sense lavabo no ho veig.
> berta: Els del porxo tenen porta independent. Només caldria netejar-los un cop més al dia.
>> mireia: Doncs compteu la neteja.
valeria for: Mi hijo tiene asma y con el calor del piso lo pasa mal. Dos horas de sombra cerca de casa para mí lo cambian todo.
carme: Compte amb el polvoritzador: si l'aigua no es renova cada dia hi ha risc de legionel·la. Soc infermera i no és cap broma.
> jordi/town: Tens raó. Seria de xarxa, sense dipòsit, i entraria al pla de control que ja fem a les fonts.
arnau improvement: Posaria un panell petit amb la temperatura de dins i de fora. Així sabrem si ha servit d'alguna cosa.
> mei/uni ca: Us podem deixar dos sensors. Ja en tenim a la teulada de l'institut.
nil: He votat que sí, però amb el plànol del Xavi: pilota lluny de les finestres.
diego doubt: ¿Y los fines de semana? Es cuando más calor pasamos los que trabajamos de lunes a viernes.
> nuria/cami es: Empezamos de lunes a viernes porque es lo que se puede pagar. Si funciona, el sábado es lo siguiente.
elena/town: Resposta del servei d'assegurances: la pòlissa municipal es pot ampliar al pati per 410 € l'any. Queda dins del càlcul i no cal cap tràmit de l'escola.
> lluis: Això era el que em faltava. Hi voto.
joana for: Després de llegir tot el fil, el que em convenç és que cada dubte ha acabat amb una línia nova al text. Així sí que es pot discutir.
> pere: Continuo sense veure-ho clar, però admeto que la porta del carrer Ample tancada és mig soroll menys.
priya improvement: Could the rules on the door be in the languages people speak here? Three lines and three drawings would do.
xavi: Ahir vaig passar-hi a les set de la tarda: quaranta-un graus a la reixa. Ho vaig mesurar amb l'aparell de la feina.
mireia for: Amb els lavabos comptats, hi dono suport.
salma for: I amb la tarda de les noies, jo també.
lola: He hablado con las de la peña del mercado: ponemos sillas plegables si hacen falta.
tom for: The telephone number convinced me.
andrei: Si el riego entra en el presupuesto, los árboles viven. Sin riego es tirar el dinero, que conste.
berta: La setmana que ve ho parlem al claustre. Us diré què en pensa la resta de mestres.
> rosa: Gràcies, Berta. Si cal, hi venim.
montse: Els dijous de contes ja tenen tres lectores.
aleix improvement: I una cistella de bàsquet a mitja alçada, que els petits no arriben a l'altra.
valeria: ¿Habrá que apuntarse o se podrá entrar sin más?
> nuria/cami es: Entrar sin más. Solo contaremos cuántas personas hay.
pau: Dissabte vaig passar per l'associació. La idea del Raval ja és escrita. A aquesta, també li he donat suport.
> teresa: Ja ho veus, Pau.
ines for: Vengo de la reunión con la escuela: la dirección está a favor si el conserje no tiene que alargar su jornada. Con el monitoraje no hace falta.
quim: Doncs amb la porta, el telèfon i el conveni, per mi endavant.
> nuria/cami: Gràcies, Quim. El plànol nou el pengem aquesta setmana.
`;
